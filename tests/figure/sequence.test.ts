import { describe, expect, test } from 'vitest';
import type { Trace } from '../../src/lab/trace/record.ts';
import { readSequence } from '../../src/lab/trace/sequence.ts';
import { listMarkup } from '../../src/figure/sequence-words.ts';
import { sequenceFigure } from '../../src/figure/sequence.ts';
import * as traces from '../lab/trace/sequence-traces.ts';
import { healthy, lostReply, overloaded, redelivery, timeout, traceOf } from '../lab/trace/sequence-traces.ts';

const all = Object.entries(traces).filter((entry): entry is [string, Trace] => 'records' in entry[1]);
const draw = (trace: Trace, width = 900, record?: number) =>
  sequenceFigure(readSequence(trace), { width }, record === undefined ? {} : { record });

/** Every text of a drawing with its place; runs of one line count as one. */
function texts(svg: string): { x: number; y: number; anchor: string; size: number; text: string }[] {
  return [...svg.matchAll(/<text ([^>]*)>(.*?)<\/text>/gs)].map(([, attributes = '', text = '']) => {
    const read = (name: string) => new RegExp(`(?:^| )${name}="([^"]*)"`).exec(attributes)?.[1] ?? '';
    const plain = text.replace(/<[^>]*>/g, '').replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)));
    return {
      x: Number(read('x')),
      y: Number(read('y')),
      anchor: read('text-anchor'),
      size: Number(read('font-size')),
      text: plain,
    };
  });
}

describe.each(all)('the drawing of %s', (_name, trace) => {
  test.each([900, 390])('is the same each time, at %d px', (width) => {
    expect(draw(trace, width).svg).toBe(draw(trace, width).svg);
  });

  test.each([900, 390])('has no two labels on top of each other, at %d px', (width) => {
    const boxes = texts(draw(trace, width).svg)
      .filter(({ text }) => text !== '')
      .map(({ x, y, anchor, size, text }) => {
        // Half of the usual width of a letter: what overlaps by this measure overlaps in every font.
        const reach = text.length * size * 0.45;
        const left = anchor === 'end' ? x - reach : anchor === 'middle' ? x - reach / 2 : x;
        return { text, left, right: left + reach, top: y - size * 0.75, bottom: y + size * 0.1 };
      });
    const overlapping = boxes.flatMap((a, i) =>
      boxes
        .slice(i + 1)
        .filter((b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom)
        .map((b) => `${a.text} | ${b.text}`),
    );
    expect(overlapping).toEqual([]);
  });

  test.each([900, 390])('keeps every label inside, at %d px', (width) => {
    const figure = draw(trace, width);
    const outside = texts(figure.svg).filter(
      ({ x, y, text }) => text !== '' && (x < 0 || x > figure.width || y < 0 || y > figure.height),
    );
    expect(outside).toEqual([]);
    expect(figure.width).toBe(width);
  });

  test('never goes up as time goes on', () => {
    const { rows } = draw(trace);
    for (const [i, row] of rows.entries())
      if (i > 0 && row.at > (rows[i - 1]?.at ?? 0)) expect(row.y).toBeGreaterThan(rows[i - 1]?.y ?? 0);
  });

  test('tells every record in its table and its list', () => {
    const { table, list } = draw(trace);
    expect(table.rows).toHaveLength(trace.records.length);
    expect(list.map((line) => line.record)).toEqual(trace.records.map((_, number) => number));
  });
});

test('text from a run stays text', () => {
  const hostile = `"><script>alert(1)</script><image href='x' onerror='y'>`;
  const trace = traceOf([
    {
      kind: 'call-sent',
      at: 0,
      node: hostile,
      call: 0,
      to: `${hostile}2`,
      operation: hostile,
      body: { [hostile]: hostile },
      headers: {},
      attempt: 2,
    },
    { kind: 'call-lost', at: 1, node: hostile, call: 0, reason: hostile },
    { kind: 'console', at: 1, node: hostile, level: 'log', text: hostile },
    { kind: 'fact', at: 2, node: hostile, fact: hostile, detail: hostile },
    { kind: 'fault-began', at: 2, node: 'world', fault: hostile, target: hostile, detail: hostile },
  ]);
  const { svg, headSvg, list } = draw(trace, 900, 1);
  for (const made of [svg, headSvg, String(listMarkup(list))]) {
    expect(made).not.toMatch(/<script|<image|onerror='/);
    expect(made.match(/"/g)?.length ?? 0).toBe(2 * (made.match(/="/g)?.length ?? 0));
  }
});

test('calls are solid with filled heads, messages dashed with open heads', () => {
  const call = /<g data-record="3">(.*?)<\/g>/s.exec(draw(healthy).svg)?.[1] ?? '';
  expect(call).toContain('fill="var(--sync)"');
  expect(call).not.toContain('stroke-dasharray');
  const message =
    /<g data-record="3">\s*<path(?:(?!<rect).)*?stroke-dasharray="5 4".*?<\/g>/s.exec(draw(redelivery).svg)?.[0] ?? '';
  expect(message).toContain('stroke="var(--async)"');
  expect(message).not.toContain('fill="var(--async)"');
});

test('half a minute of idling is cut out, and the cut says how long it was', () => {
  const { svg, height } = draw(redelivery);
  expect(svg).toContain('29.73 s later');
  expect(height).toBeLessThan(700);
});

test('the current record is where the cursor stands, and what is after it is veiled', () => {
  const { svg, rows } = draw(timeout, 900, 12);
  const y = rows.find((row) => row.record === 12)?.y ?? 0;
  expect(svg).toContain(`y="${y + 9}" width="900"`);
  expect(svg).toContain('>320 ms</text>');
  expect(draw(timeout).svg).not.toContain('fill-opacity="0.56"');
});

test('a window draws only its records, and what lasts through it', () => {
  const figure = sequenceFigure(readSequence(timeout), { width: 900, window: { first: 12, last: 15 } });
  expect(figure.rows.map((row) => row.record)).toEqual([12, 13, 14, 15]);
  expect(figure.svg).toContain('recs is slow');
  expect(figure.svg).not.toContain('{segment: &#34;new&#34;}');
});

test('captions count what happened', () => {
  expect(draw(healthy).caption).toBe('browser, page, user, orders and recs over 82 ms: 4 calls.');
  expect(draw(timeout).caption).toBe('browser, page, user and recs over 1020 ms: 3 calls, 1 timeout and 1 late reply.');
  expect(draw(lostReply).caption).toBe('shop and pay over 350 ms: 2 calls, 1 retry, 1 lost reply and 1 timeout.');
  expect(draw(redelivery).caption).toBe(
    'orders, emails, mailer, sent and emails-dead over 30.25 s: 2 messages, 2 redeliveries, 1 crash and 1 dead letter.',
  );
  expect(draw(overloaded).caption).toBe(
    'a, b, c and db over 75 ms: 5 calls, 1 lost call, 1 error reply, 1 refusal and 1 call left unanswered.',
  );
  expect(draw(traceOf([])).caption).toBe('Nothing happened in this run.');
});

test('each line of the list is a sentence with its time', () => {
  expect(draw(timeout).list[9]).toEqual({
    record: 9,
    at: 20,
    text: 'at 20 ms page calls recs with {segment: "new"}, waiting 300 ms at most',
  });
});

test('an empty run and a lone event can be drawn', () => {
  expect(draw(traceOf([])).svg).toContain('</svg>');
  const lone = draw(traceOf([{ kind: 'console', at: 5, node: 'a', level: 'log', text: 'hello' }]), 390, 0);
  expect(lone.svg).toContain('hello');
  expect(lone.svg).not.toContain('NaN');
});

test('many lifelines widen the drawing rather than crowd it', () => {
  const calls = Array.from(
    { length: 12 },
    (_, call) =>
      ({
        kind: 'call-sent',
        at: call,
        node: 'page',
        call,
        to: `service-${call}`,
        operation: 'call',
        body: null,
        headers: {},
        attempt: 1,
      }) as const,
  );
  const figure = draw(traceOf(calls), 390);
  expect(figure.width).toBeGreaterThan(13 * 45);
});
