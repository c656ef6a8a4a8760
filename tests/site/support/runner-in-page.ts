import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { RunResult, Runner, RunnerParts } from '../../../src/runner/client.ts';
import type { JudgeRequest, JudgeResponse, RealmMessage, SandboxEnd } from '../../../src/runner/protocol.ts';

/** The runner of the built site, driven from a test without the editor around it. */
export interface RunnerInPage {
  /** Judges source against an exercise, just as the workspace does. */
  judge(exercise: string, source: string): Promise<RunResult & { readonly blockedMs: number }>;
  /** Runs compiled code in the sandbox with a realm of the test's own; nobody judges. */
  execute(realm: string, code: string): Promise<Executed>;
}

export interface Executed {
  readonly messages: readonly RealmMessage[];
  readonly end?: SandboxEnd;
  readonly durationMs: number;
  /** The longest time for which the page itself could not act. */
  readonly blockedMs: number;
}

interface TestWindow {
  runner: Runner;
  createRunner: (parts: RunnerParts) => Runner;
  watched: <T>(work: Promise<T>) => Promise<T & { blockedMs: number }>;
}

/** Opens a page that has the sandbox's policy, and puts a runner into it. */
export async function runnerInPage(page: Page, address: string): Promise<RunnerInPage> {
  await page.goto(address);
  await page.evaluate(prepare, { client: builtFile(/^client\..*\.js$/), worker: builtFile(/^judge-worker.*\.js$/) });
  return {
    judge: (exercise, source) =>
      page.evaluate(
        ([exercise, source]) => {
          const { runner, watched } = globalThis as unknown as TestWindow;
          return watched(runner.run({ exercise, source }));
        },
        [exercise, source] as const,
      ),
    execute: (realm, code) => page.evaluate(executeInPage, { realm, code }),
  };
}

function builtFile(pattern: RegExp): string {
  const folder = join(import.meta.dirname, '..', '..', '..', 'dist', '_astro');
  const name = readdirSync(folder).find((file) => pattern.test(file));
  if (name === undefined) throw new Error(`The built site has no file like ${pattern}.`);
  return `/_astro/${name}`;
}

async function prepare({ client, worker }: { client: string; worker: string }): Promise<void> {
  const { createRunner } = (await import(client)) as { createRunner: TestWindow['createRunner'] };
  const realmText = async (exercise: string) => (await fetch(`/realm/${exercise}.js`)).text();
  const judgeWorker = () => new Worker(worker, { type: 'module' });
  const runner = createRunner({ frameHost: document.body, judgeWorker, realmText });
  const watched: TestWindow['watched'] = async (work) => {
    let blockedMs = 0;
    let last = performance.now();
    const timer = setInterval(() => {
      const now = performance.now();
      blockedMs = Math.max(blockedMs, now - last - 10);
      last = now;
    }, 10);
    const result = await work;
    clearInterval(timer);
    return { ...result, blockedMs };
  };
  Object.assign(globalThis, { runner, createRunner, watched });
}

async function executeInPage({ realm, code }: { realm: string; code: string }): Promise<Executed> {
  const { createRunner, watched } = globalThis as unknown as TestWindow;
  const messages: RealmMessage[] = [];
  let end: SandboxEnd | undefined;
  const judge: {
    onmessage?: (event: { data: JudgeResponse }) => void;
    terminate(): void;
    postMessage(request: JudgeRequest): void;
  } = {
    terminate() {},
    postMessage(request) {
      const verdict = { exercise: '', verdict: 'error', checks: [], runs: 0, planned: 0, events: 0, traceHash: '' } as const;
      const conclude = () => judge.onmessage?.({ data: { type: 'verdict', id: request.id, verdict } });
      if (request.type === 'sandbox-ended') {
        end = request.how;
        conclude();
        return;
      }
      request.traces.onmessage = ({ data }: MessageEvent<RealmMessage>) => {
        messages.push(data);
        if (data.type === 'end') conclude();
      };
      judge.onmessage?.({ data: { type: 'compiled', id: request.id, code } });
    },
  };
  const runner = createRunner({
    frameHost: document.body,
    judgeWorker: () => judge as unknown as Worker,
    realmText: () => Promise.resolve(realm),
  });
  const { durationMs, blockedMs } = await watched(runner.run({ exercise: 'attack', source: '' }));
  runner.dispose();
  return { messages, ...(end ? { end } : {}), durationMs, blockedMs };
}
