import { afterEach, expect, test, vi } from 'vitest';
import { RunCancelled } from '../../src/runner/client.ts';
import { runnerWithFakes, settled, verdict } from './fake-parts.ts';

const request = { exercise: 'some-exercise', source: 'export {}' };
afterEach(() => vi.useRealTimers());

test('a run is compiled and judged by the judge, and executed in the sandbox', async () => {
  const { runner, judges, sandboxes, realmText } = runnerWithFakes();
  const progress = vi.fn();
  const result = runner.run(request, progress);
  expect(judges[0]?.heard[0]).toMatchObject({ type: 'judge', id: 0, exercise: 'some-exercise', source: 'export {}', all: false });
  judges[0]?.say({ type: 'compiled', id: 0, code: 'compiled code' });
  expect(sandboxes[0]?.ran).toEqual(['compiled code']);
  judges[0]?.say({ type: 'progress', id: 0, runs: 1, planned: 3 });
  judges[0]?.say({ type: 'verdict', id: 0, verdict: verdict('pass') });
  expect((await result).verdict.verdict).toBe('pass');
  expect(progress).toHaveBeenCalledExactlyOnceWith(1, 3);
  expect(realmText).toHaveBeenCalledOnce();
});

test('the frame is kept for the next run after an orderly finish, and the realm text is fetched once', async () => {
  const { runner, judges, sandboxes, realmText } = runnerWithFakes();
  for (const id of [0, 1]) {
    const result = runner.run(request);
    judges[0]?.say({ type: 'compiled', id, code: `code ${id}` });
    judges[0]?.say({ type: 'verdict', id, verdict: verdict('pass') });
    sandboxes[0]?.finish();
    await result;
    await settled();
  }
  expect(sandboxes.map(({ ran }) => ran)).toEqual([['code 0', 'code 1']]);
  expect(realmText).toHaveBeenCalledOnce();
});

test('after a hang the judge is told, the frame is removed, and a new one is put up at once', async () => {
  const { runner, judges, sandboxes } = runnerWithFakes();
  const result = runner.run(request);
  judges[0]?.say({ type: 'compiled', id: 0, code: 'for (;;) {}' });
  sandboxes[0]?.finish({ how: 'wall-clock', wallMs: 1500 });
  await settled();
  expect(judges[0]?.heard[1]).toEqual({ type: 'sandbox-ended', id: 0, how: { how: 'wall-clock', wallMs: 1500 } });
  expect(sandboxes.map(({ removed }) => removed)).toEqual([true, false]);
  judges[0]?.say({ type: 'verdict', id: 0, verdict: verdict('error') });
  expect((await result).verdict.verdict).toBe('error');

  void runner.run(request);
  judges[0]?.say({ type: 'compiled', id: 1, code: 'honest' });
  expect(sandboxes[1]?.ran).toEqual(['honest']);
});

test('a browser that starts no workers is told of in a verdict, each time', async () => {
  const { runner } = runnerWithFakes({ noWorkers: new ReferenceError('Worker is not defined.') });
  for (let run = 0; run < 2; run += 1) {
    const { verdict } = await runner.run(request);
    expect(verdict).toMatchObject({ exercise: 'some-exercise', verdict: 'error', failure: { kind: 'sandbox-unavailable' } });
    expect(verdict.failure?.story).toContain('could not be started: Worker is not defined. Your code is kept');
  }
});

test('a browser without a sandbox is tried again only when the reader runs again', async () => {
  const { runner, judges, sandboxes } = runnerWithFakes();
  void runner.run(request);
  judges[0]?.say({ type: 'compiled', id: 0, code: 'code' });
  sandboxes[0]?.finish({ how: 'unavailable', message: 'it did not answer' });
  await settled();
  expect(judges[0]?.heard[1]).toMatchObject({ type: 'sandbox-ended', how: { how: 'unavailable' } });
  judges[0]?.say({ type: 'verdict', id: 0, verdict: verdict('error') });
  expect(sandboxes).toHaveLength(1);
  void runner.run(request);
  expect(sandboxes).toHaveLength(2);
});

test('a newer run cancels the older one and does not wait for its code', async () => {
  const { runner, judges, sandboxes } = runnerWithFakes();
  const first = runner.run(request);
  judges[0]?.say({ type: 'compiled', id: 0, code: 'slow' });
  const second = runner.run({ ...request, source: 'newer' });
  await expect(first).rejects.toBeInstanceOf(RunCancelled);
  expect(sandboxes[0]?.removed).toBe(true);
  judges[0]?.say({ type: 'verdict', id: 0, verdict: verdict('fail') });
  judges[0]?.say({ type: 'compiled', id: 1, code: 'newer' });
  expect(sandboxes[1]?.ran).toEqual(['newer']);
  judges[0]?.say({ type: 'verdict', id: 1, verdict: verdict('pass') });
  expect((await second).verdict.verdict).toBe('pass');
  expect(judges[0]?.heard.some(({ type }) => type === 'sandbox-ended')).toBe(false);
});

test('a failed check gives its verdict while the rest of the plan still runs', async () => {
  const { runner, judges, sandboxes } = runnerWithFakes();
  const result = runner.run(request);
  judges[0]?.say({ type: 'compiled', id: 0, code: 'code' });
  judges[0]?.say({ type: 'verdict', id: 0, verdict: verdict('fail') });
  expect((await result).verdict.verdict).toBe('fail');
  expect(sandboxes[0]?.removed).toBe(false);
  void runner.run(request);
  judges[0]?.say({ type: 'compiled', id: 1, code: 'next' });
  expect(sandboxes[0]?.removed).toBe(true);
  expect(sandboxes[1]?.ran).toEqual(['next']);
});

test('another exercise gets another frame with its own realm', async () => {
  const { runner, sandboxes, realmText } = runnerWithFakes();
  runner.run(request).catch(() => {});
  runner.run({ ...request, exercise: 'another' }).catch(() => {});
  await settled();
  expect(sandboxes.map(({ removed }) => removed)).toEqual([true, false]);
  expect(realmText.mock.calls).toEqual([['some-exercise'], ['another']]);
});

test('a realm text that could not be fetched is fetched again on the next run', async () => {
  const { runner, realmText } = runnerWithFakes();
  realmText.mockRejectedValueOnce(new Error('offline'));
  runner.run(request).catch(() => {});
  await settled();
  runner.run({ ...request, exercise: 'another' }).catch(() => {});
  runner.run(request).catch(() => {});
  await settled();
  expect(realmText.mock.calls.filter(([exercise]) => exercise === 'some-exercise')).toHaveLength(2);
});

test('a judge that breaks rejects the run with what to do, and the next run has a new judge', async () => {
  const { runner, judges } = runnerWithFakes();
  const result = runner.run(request);
  judges[0]?.break('out of memory');
  await expect(result).rejects.toThrow(/out of memory.*your code is kept/);
  expect(judges[0]?.ended).toBe(true);
  runner.run(request).catch(() => {});
  expect(judges).toHaveLength(2);
});

test('a judge that stays silent after the code has finished rejects the run', async () => {
  const { runner, judges, sandboxes } = runnerWithFakes();
  vi.useFakeTimers();
  const result = runner.run(request);
  result.catch(() => {});
  judges[0]?.say({ type: 'compiled', id: 0, code: 'code' });
  sandboxes[0]?.finish();
  await vi.advanceTimersByTimeAsync(5000);
  await expect(result).rejects.toThrow('did not reach a verdict');
});

test('disposing gives up the run, the frame and the judge', async () => {
  const { runner, judges, sandboxes } = runnerWithFakes();
  const result = runner.run(request);
  runner.dispose();
  await expect(result).rejects.toBeInstanceOf(RunCancelled);
  expect([sandboxes[0]?.removed, judges[0]?.ended]).toEqual([true, true]);
});
