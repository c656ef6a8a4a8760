import { describe, expect, it } from 'vitest';
import { RunCancelled, type Runner } from '../../src/runner/client.ts';
import { runOnce } from '../../src/components/workspace/run-once.ts';
import { passing, resultOf, verdictOf } from './verdicts.ts';

const request = { exercise: 'fan-out-a-page', source: '' };
const runnerThat = (run: Runner['run']): Promise<Runner> =>
  Promise.resolve({ run, cancel: () => undefined, dispose: () => undefined });

describe('runOnce', () => {
  it('passes progress on and ends with the verdict', async () => {
    const result = resultOf(verdictOf([passing]));
    const seen: (readonly [number, number])[] = [];
    const runner = runnerThat((_, progress) => {
      progress?.(1, 12);
      return Promise.resolve(result);
    });
    expect(await runOnce(runner, request, (...at) => seen.push(at))).toEqual({ type: 'judged', result });
    expect(seen).toEqual([[1, 12]]);
  });

  it('tells a cancelled run from a broken one', async () => {
    const cancelled = runnerThat(() => Promise.reject(new RunCancelled('This run was cancelled.')));
    const broken = runnerThat(() => Promise.reject(new Error('The judge ended by itself.')));
    expect(await runOnce(cancelled, request, () => undefined)).toEqual({ type: 'cancelled' });
    expect(await runOnce(broken, request, () => undefined)).toEqual({ type: 'broke', message: 'The judge ended by itself.' });
  });

  it('tells that the runner itself could not be loaded', async () => {
    const missing = Promise.reject<Runner>(new Error('Failed to fetch.'));
    expect(await runOnce(missing, request, () => undefined)).toEqual({ type: 'broke', message: 'Failed to fetch.' });
  });
});
