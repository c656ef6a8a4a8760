import { expect, test, vi } from 'vitest';
import type { Exercise } from '../../src/judge/exercise.ts';
import { createJudging } from '../../src/judge/index.ts';
import { createJudgeService } from '../../src/runner/judge-service.ts';
import type { JudgeResponse, RealmMessage } from '../../src/runner/protocol.ts';
import { verdict } from './fake-parts.ts';

const runMessage = (number: number): RealmMessage => ({
  type: 'run',
  number,
  planned: 3,
  run: { index: number, name: 'healthy', seed: 1, parameters: null },
  trace: { seed: 1, records: [], end: { reason: 'quiescent' }, endedAt: 0, events: 0, jobs: 0, crossings: 0 },
});

function service({ stopAt = Infinity, throws = false } = {}) {
  const responses: JudgeResponse[] = [];
  const told: string[] = [];
  let runs = 0;
  const serve = createJudgeService({
    compile: (source) =>
      source === 'broken'
        ? { ok: false, errors: [{ message: 'no', line: 1, column: 1 }] }
        : { ok: true, code: `compiled ${source}` },
    createJudging: () => ({
      run() {
        if (throws) throw new Error('a check threw');
        return ++runs >= stopAt ? 'stop' : 'continue';
      },
      loadFailed: ({ kind }) => void told.push(kind),
      busy: ({ line }) => void told.push(`busy at ${line}`),
      sandboxEnded: ({ how }) => void told.push(how),
      compileFailed: () => void told.push('compile'),
      verdict: () => ({ verdict: verdict('pass') }),
    }),
    loadExercise: (id) =>
      id === 'known'
        ? Promise.resolve({ meta: {} as Exercise, checks: [] })
        : Promise.reject(new Error(`there is no exercise ${id}`)),
    respond: (response) => responses.push(response),
  });
  const judge = async (id: number, source = 'source', exercise = 'known') => {
    const { port1, port2 } = new MessageChannel();
    await serve({ type: 'judge', id, exercise, source, all: false, traces: port1 });
    return port2;
  };
  const types = () => responses.map(({ type }) => type);
  return { serve, judge, responses, types, told };
}

test('source is compiled, runs are judged as they arrive, and end brings the verdict', async () => {
  const { judge, responses, types } = service();
  const realm = await judge(7);
  expect(responses).toEqual([{ type: 'compiled', id: 7, code: 'compiled source' }]);
  realm.postMessage(runMessage(0));
  realm.postMessage(runMessage(1));
  realm.postMessage({ type: 'end', runs: 2 });
  await vi.waitFor(() => expect(types()).toEqual(['compiled', 'progress', 'progress', 'verdict']));
  expect(responses[2]).toEqual({ type: 'progress', id: 7, runs: 2, planned: 3 });
});

test('the verdict comes with the first run that decides it; later runs change nothing', async () => {
  const { judge, types } = service({ stopAt: 1 });
  const realm = await judge(0);
  realm.postMessage(runMessage(0));
  realm.postMessage(runMessage(1));
  await vi.waitFor(() => expect(types()).toEqual(['compiled', 'verdict']));
});

test('source that does not compile is a verdict without a run', async () => {
  const { judge, types, told } = service();
  await judge(0, 'broken');
  expect([types(), told]).toEqual([['verdict'], ['compile']]);
});

test('a module that cannot be loaded, and a sandbox that ended, each give one verdict', async () => {
  const { serve, judge, types, told } = service();
  const realm = await judge(0);
  realm.postMessage({ type: 'load-failed', failure: { kind: 'export-missing', name: 'handle', found: [] } });
  await vi.waitFor(() => expect(types()).toContain('verdict'));
  await serve({ type: 'sandbox-ended', id: 0, how: { how: 'crashed', message: 'late' } });
  await judge(1);
  await serve({ type: 'sandbox-ended', id: 0, how: { how: 'crashed', message: 'of an older run' } });
  await serve({ type: 'sandbox-ended', id: 1, how: { how: 'wall-clock', wallMs: 1500 } });
  expect(told).toEqual(['export-missing', 'wall-clock']);
  expect(types()).toEqual(['compiled', 'verdict', 'compiled', 'verdict']);
});

test('an unknown exercise and a check that throws are said to be broken, by name', async () => {
  const unknown = service();
  await unknown.judge(0, 'source', 'unknown');
  expect(unknown.responses).toEqual([
    { type: 'broken', id: 0, message: expect.stringContaining('there is no exercise unknown') },
  ]);
  const throwing = service({ throws: true });
  const realm = await throwing.judge(1);
  realm.postMessage(runMessage(0));
  await vi.waitFor(() =>
    expect(throwing.responses[1]).toMatchObject({ type: 'broken', message: expect.stringContaining('a check threw') }),
  );
});

test('no check applies to a free run', async () => {
  const told: number[] = [];
  const serve = createJudgeService({
    compile: () => ({ ok: true, code: '' }),
    createJudging({ exercise: { meta, checks } }) {
      told.push(meta.checks.length, checks.length);
      return createJudging({ exercise: { id: 'known', meta, checks }, all: false });
    },
    loadExercise: () =>
      Promise.resolve({
        meta: { checks: [{ id: 'never-holds', sentence: '', hints: ['', '', ''] }] } as unknown as Exercise,
        checks: [{ id: 'never-holds', find: () => ({ record: 0, story: 'no' }) }],
      }),
    respond: () => undefined,
  });
  for (const free of [false, true]) {
    const { port1: traces } = new MessageChannel();
    await serve({ type: 'judge', id: 1, exercise: 'known', source: '', all: false, free, traces });
    traces.close();
  }
  expect(told).toEqual([1, 1, 0, 0]);
});
