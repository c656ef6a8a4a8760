import { describe, expect, it } from 'vitest';
import { constant, createWorld, type Trace, type World } from '../../src/lab/index.ts';
import { toOtlp, type OtlpSpan } from '../../src/lab/trace/otlp/otlp.ts';

function run(prepare: (world: World) => void): Trace {
  const world = createWorld({ seed: 5 });
  prepare(world);
  return world.run(1000);
}

function spansOf(trace: Trace): (OtlpSpan & { readonly node: string })[] {
  return toOtlp(trace).resourceSpans.flatMap(({ resource, scopeSpans }) => {
    const value = resource.attributes[0]?.value ?? { stringValue: '' };
    return scopeSpans.flatMap(({ spans }) =>
      spans.map((span) => ({ ...span, node: 'stringValue' in value ? value.stringValue : '' })),
    );
  });
}

const shop = (world: World) => {
  world.service('stock', { serviceTime: constant(5) });
  world.service('price', { serviceTime: constant(7) });
  world.service('page', { serviceTime: constant(1), steps: { serial: ['stock', 'price'] } });
  world.queue('mail');
  world.service('mailer', { serviceTime: constant(20) });
  world.subscribe('mailer', 'mail');
  world.client('browser').call('page', 'load', null);
  world.client('browser').publish('mail', 'hello', { atMs: 2 });
};

describe('a trace as OTLP', () => {
  it('has a client and a server span per call, each the child of what caused it', () => {
    const spans = spansOf(run(shop)).filter(({ kind }) => kind === 2 || kind === 3);
    const told = spans.map((span) => {
      const parent = spans.find(({ spanId }) => spanId === span.parentSpanId);
      return `${span.node}: ${span.name} in ${parent === undefined ? 'nothing' : `${parent.node}: ${parent.name}`}`;
    });
    expect(told.sort()).toEqual(
      [
        'browser: call page in nothing',
        'page: serve page in browser: call page',
        'page: call stock in page: serve page',
        'stock: serve stock in page: call stock',
        'page: call price in page: serve page',
        'price: serve price in page: call price',
      ].sort(),
    );
    expect(new Set(spans.map(({ traceId }) => traceId)).size).toBe(1);
  });

  it('keeps times to the nanosecond, as texts, and a child within its parent where it was waited for', () => {
    const spans = spansOf(run(shop));
    const page = spans.find(({ name }) => name === 'call page');
    expect([page?.startTimeUnixNano, page?.endTimeUnixNano]).toEqual(['0', '13000000']);
    for (const span of spans.filter(({ kind }) => kind === 2)) {
      const parent = spans.find(({ spanId }) => spanId === span.parentSpanId);
      expect(Number(span.startTimeUnixNano)).toBeGreaterThanOrEqual(Number(parent?.startTimeUnixNano));
      expect(Number(span.endTimeUnixNano)).toBeLessThanOrEqual(Number(parent?.endTimeUnixNano));
    }
  });

  it('lets a consumer begin a trace of its own, with a link to the sender', () => {
    const spans = spansOf(run(shop));
    const producer = spans.find(({ kind }) => kind === 4);
    const consumer = spans.find(({ kind }) => kind === 5);
    expect(consumer).toMatchObject({ name: 'process mail', links: [{ traceId: producer?.traceId, spanId: producer?.spanId }] });
    expect(consumer).not.toHaveProperty('parentSpanId');
    expect(consumer?.traceId).not.toBe(producer?.traceId);
  });

  it('marks failures: errors, timeouts, nacks', () => {
    const failing = (world: World) => {
      shop(world);
      world.faults.fail('stock', { status: 503, message: 'no room' });
      world.faults.hang('price');
      world.faults.fail('mailer', { status: 500, message: 'no paper', times: 1 });
      world.client('impatient').call('price', 'ask', null, { timeoutMs: 40 });
    };
    const errors = spansOf(run(failing)).flatMap(({ node, name, status }) =>
      status.code === 2 ? [`${node} ${name}: ${status.message}`] : [],
    );
    expect(errors).toEqual(expect.arrayContaining(['impatient call price: timed out', 'mail process mail: no paper']));
    expect(errors.some((each) => each.startsWith('stock serve stock') && each.includes('no room'))).toBe(true);
  });

  it('has ids of the right form, none twice, and the same for the same seed', () => {
    const spans = spansOf(run(shop));
    for (const { traceId, spanId } of spans) {
      expect(traceId).toMatch(/^[0-9a-f]{32}$/);
      expect(spanId).toMatch(/^[0-9a-f]{16}$/);
    }
    expect(new Set(spans.map(({ spanId }) => spanId)).size).toBe(spans.length);
    expect(toOtlp(run(shop))).toEqual(toOtlp(run(shop)));
  });
});
