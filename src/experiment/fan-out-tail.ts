import { createWorld } from '../lab/index.ts';
import type { FanOutTail } from './definition.ts';
import { atLeastOneSlow } from './formula/at-least-one.ts';
import type { Fact, Result } from './result.ts';
import { mean } from './samples.ts';

const fastMs = 10;
const slowMs = 1000;

/** The share of pages that met a slow call, in one run. */
function shareOfSlowPages(seed: number, calls: number, { slowShare, pages }: FanOutTail): number {
  const world = createWorld({ seed: seed * 1000 + calls, record: false });
  const names = Array.from({ length: calls }, (_, call) => `server ${call + 1}`);
  const values = Array.from({ length: 100 }, (_, index) => (index < slowShare * 100 ? slowMs : fastMs));
  for (const name of names) world.service(name, { serviceTime: { kind: 'empirical', valuesMs: values } });
  world.service('page', { steps: { parallel: names } });
  const reader = world.client('reader');
  let slow = 0;
  for (let page = 0; page < pages; page += 1)
    reader.call('page', 'load', null, { atMs: page * 10_000, onSettled: (tookMs) => void (tookMs >= slowMs && (slow += 1)) });
  world.run(pages * 10_000);
  return slow / pages;
}

/** How many pages meet a slow server when each page asks many: measured at a few widths, and the formula between them. */
export function runFanOutTail(parameters: FanOutTail): Result {
  const { calls, slowShare, seeds } = parameters;
  const to = 200;
  const widths = [...new Set([1, 10, 25, 50, 100, calls])].sort((a, b) => a - b);
  const measured = widths.map((width) => {
    const shares = Array.from({ length: seeds }, (_, seed) => shareOfSlowPages(seed + 1, width, parameters));
    return { x: width, y: mean(shares), low: Math.min(...shares), high: Math.max(...shares) };
  });
  const here = measured.find(({ x }) => x === calls)?.y ?? NaN;
  const percent = (value: number, decimals = 0): Fact => ({ value: value * 100, unit: '%', decimals });
  const facts = {
    calls: { value: calls, unit: '', decimals: 0 } satisfies Fact,
    slowShare: percent(slowShare),
    slowPages: percent(here),
    slowPagesByFormula: percent(atLeastOneSlow(slowShare, calls), 1),
    allFast: percent(1 - atLeastOneSlow(slowShare, calls), 1),
  };
  const text = (share: number) => `${(share * 100).toFixed(0)} %`;
  return {
    facts,
    figure: {
      draw: 'curves',
      curves: [
        { name: 'measured', look: 'main', points: measured },
        {
          name: '1 − (1 − p)ⁿ',
          look: 'formula',
          points: Array.from({ length: 101 }, (_, step) => {
            const x = 1 + ((to - 1) * step) / 100;
            return { x, y: atLeastOneSlow(slowShare, Math.round(x)) };
          }),
        },
      ],
      x: { label: 'Calls that one page makes in parallel', from: 0, to, unit: '' },
      y: { label: 'Pages that meet a slow call', from: 0, to: 1, unit: '%' },
      marks: [{ x: calls, label: `${calls} calls` }],
    },
    caption: `Each call is slow with a chance of ${text(slowShare)}. Of the pages that make ${calls} ${calls === 1 ? 'call' : 'calls'}, ${text(here)} met at least one slow call (${seeds} runs of ${parameters.pages} pages); the formula says ${text(atLeastOneSlow(slowShare, calls))}.`,
    table: {
      head: ['calls', 'measured', 'by the formula'],
      rows: measured.map(({ x, y }) => [String(x), text(y), text(atLeastOneSlow(slowShare, x))]),
    },
  };
}
