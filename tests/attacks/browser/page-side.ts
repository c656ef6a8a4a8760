/** The page's half of the browser test of attacks: runs programs by the runner of the built site, and watches what the page feels of it. */
import type { Verdict } from '../../../src/judge/verdict.ts';
import type { Runner, RunnerParts } from '../../../src/runner/client.ts';
import { watchForBlocks } from './watch-for-blocks.ts';

/** What the page saw of one program. */
export interface Seen {
  readonly verdict: Verdict;
  readonly durationMs: number;
  /** The longest time for which the page could not act. */
  readonly blockedMs: number;
  /** Messages that reached the page by other ways than the runner's own. */
  readonly strays: readonly string[];
  readonly title: string;
  /** What is kept by this origin, by name. */
  readonly kept: readonly string[];
}

export interface Opening {
  /** Address of the built module that exports `createRunner`. */
  readonly client: string;
  readonly realm: string;
  readonly judge: string;
}

let runner: Runner;
let strays: string[] = [];

async function open({ client, realm, judge }: Opening): Promise<void> {
  const { createRunner } = (await import(client)) as { createRunner: (parts: RunnerParts) => Runner };
  const judgeUrl = URL.createObjectURL(new Blob([judge], { type: 'text/javascript' }));
  runner = createRunner({
    frameHost: document.body,
    judgeWorker: () => new Worker(judgeUrl),
    realmText: () => Promise.resolve(realm),
  });
  const heard = ({ data }: MessageEvent) => void strays.push(JSON.stringify(data) ?? String(data));
  addEventListener('message', heard);
  new BroadcastChannel('attack').onmessage = heard;
}

async function run(source: string, all: boolean): Promise<Seen> {
  strays = [];
  const blocked = watchForBlocks();
  const { verdict, durationMs } = await runner.run({ exercise: 'attack', source, all });
  return { verdict, durationMs, blockedMs: blocked(), strays, title: document.title, kept: await whatIsKept() };
}

async function whatIsKept(): Promise<string[]> {
  const databases = await indexedDB.databases();
  const cached = 'caches' in globalThis ? await caches.keys() : [];
  return [...databases.map(({ name }) => name ?? ''), ...cached, ...Object.keys(localStorage), document.cookie].sort();
}

/** Runs programs one after the other, and leaves what it saw where another page can read it: this one may be taken for crashed. */
async function runUnwatched(sources: readonly string[]): Promise<void> {
  localStorage.removeItem('seen');
  const seen: Seen[] = [];
  for (const source of sources) seen.push(await run(source, false));
  localStorage.setItem('seen', JSON.stringify(seen));
}

Object.assign(globalThis, { attacks: { open, run, runUnwatched } });
