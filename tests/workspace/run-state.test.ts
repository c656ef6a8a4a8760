import { describe, expect, it } from 'vitest';
import { idle, isBusy, next, shownState, type RunEvent, type RunState } from '../../src/components/workspace/run-state.ts';
import { failing, passing, resultOf, verdictOf } from './verdicts.ts';

const failed = resultOf(verdictOf([failing]));
const passed = resultOf(verdictOf([passing]));
const after = (...events: RunEvent[]): RunState => events.reduce(next, idle as RunState);

describe('the state of a run', () => {
  it('goes from idle through compiling and running to judged', () => {
    const phases = [
      after({ type: 'asked' }),
      after({ type: 'asked' }, { type: 'progressed', runs: 1, planned: 12 }),
      after({ type: 'asked' }, { type: 'progressed', runs: 1, planned: 12 }, { type: 'judged', result: failed }),
    ].map((state) => state.phase);
    expect(phases).toEqual(['compiling', 'running', 'judged']);
  });

  it('ignores a second request while a run is under way', () => {
    const running = after({ type: 'asked' }, { type: 'progressed', runs: 4, planned: 12 });
    expect(next(running, { type: 'asked' })).toBe(running);
  });

  it('shows the earlier result while a new run is under way, and returns to it on cancel', () => {
    const again = after({ type: 'asked' }, { type: 'judged', result: failed }, { type: 'asked' });
    expect(shownState(again)).toMatchObject({ phase: 'judged', result: failed });
    expect(next(again, { type: 'cancelled' })).toMatchObject({ phase: 'judged', result: failed, stale: false });
  });

  it('drops a verdict that arrives after the run was cancelled', () => {
    expect(after({ type: 'asked' }, { type: 'cancelled' }, { type: 'judged', result: passed })).toEqual(idle);
  });

  it('marks a result as stale once the code has changed', () => {
    expect(after({ type: 'asked' }, { type: 'judged', result: failed }, { type: 'edited' })).toMatchObject({ stale: true });
  });

  it('marks a result as stale when the code changed while it was being judged', () => {
    expect(after({ type: 'asked' }, { type: 'edited' }, { type: 'judged', result: failed })).toMatchObject({ stale: true });
  });

  it('gives the result of a new run as fresh', () => {
    const state = after(
      { type: 'asked' },
      { type: 'judged', result: failed },
      { type: 'edited' },
      { type: 'asked' },
      { type: 'judged', result: passed },
    );
    expect(state).toEqual({ phase: 'judged', result: passed, stale: false });
  });

  it('says in its own phase that the runner broke, and can be asked again', () => {
    const broken = after({ type: 'asked' }, { type: 'broke', message: 'The judge ended by itself.' });
    expect(broken).toEqual({ phase: 'failed', message: 'The judge ended by itself.' });
    expect(isBusy(next(broken, { type: 'asked' }))).toBe(true);
  });
});
