import { vi } from 'vitest';
import type { Verdict } from '../../src/judge/verdict.ts';
import { createRunner } from '../../src/runner/client.ts';
import type { JudgeRequest, JudgeResponse, SandboxEnd } from '../../src/runner/protocol.ts';
import type { Sandbox } from '../../src/runner/sandbox.ts';

export const verdict = (kind: Verdict['verdict']): Verdict => ({
  exercise: 'some-exercise',
  verdict: kind,
  checks: [],
  runs: 1,
  planned: 1,
  events: 1,
  traceHash: '0',
});

/** A runner whose judge and sandboxes the test speaks for. `noWorkers`: as in a browser that starts none. */
export function runnerWithFakes({ noWorkers }: { readonly noWorkers?: Error } = {}) {
  const judges: {
    heard: JudgeRequest[];
    say: (response: JudgeResponse) => void;
    break: (message: string) => void;
    ended: boolean;
  }[] = [];
  const sandboxes: { ran: string[]; finish: (end?: SandboxEnd) => void; removed: boolean }[] = [];
  const realmText = vi.fn((exercise: string) => Promise.resolve(`realm of ${exercise}`));

  const judgeWorker = () => {
    if (noWorkers) throw noWorkers;
    const worker: Record<string, unknown> = {};
    const judge: (typeof judges)[number] = {
      heard: [],
      ended: false,
      say: (data) => (worker['onmessage'] as (event: object) => void)({ data }),
      break: (message) => (worker['onerror'] as (event: object) => void)({ message }),
    };
    worker['postMessage'] = (request: JudgeRequest) => judge.heard.push(request);
    worker['terminate'] = () => (judge.ended = true);
    judges.push(judge);
    return worker as unknown as Worker;
  };

  const sandbox = (): Sandbox => {
    let state: 'idle' | 'running' | 'spent' = 'idle';
    const fake: (typeof sandboxes)[number] = { ran: [], removed: false, finish: () => {} };
    sandboxes.push(fake);
    return {
      get usable() {
        return state === 'idle';
      },
      run(code) {
        fake.ran.push(code);
        state = 'running';
        return new Promise((resolve) => {
          fake.finish = (end) => {
            state = end ? 'spent' : 'idle';
            resolve(end);
          };
        });
      },
      remove() {
        state = 'spent';
        fake.removed = true;
        fake.finish({ how: 'crashed', message: 'it was removed' });
      },
    };
  };

  const frameHost = {} as HTMLElement;
  const runner = createRunner({ frameHost, judgeWorker, realmText, sandbox });
  return { runner, judges, sandboxes, realmText };
}

/** Lets everything happen that waits for nothing but promises. */
export const settled = () => new Promise((resolve) => setImmediate(resolve));
