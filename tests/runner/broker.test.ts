import { expect, test } from 'vitest';
import { brokerPage } from './broker-page.ts';

const up = () => {
  const page = brokerPage();
  page.boot();
  page.workers[0]?.onmessage({ data: 'ready' });
  return page;
};

test('the broker refuses to work where its origin is not opaque, or where nothing embeds it', () => {
  expect(brokerPage({ origin: 'https://example.org' }).listens()).toBe(false);
  expect(brokerPage({ embedded: false }).listens()).toBe(false);
});

test('only the embedding page can boot it, and only once', () => {
  const page = brokerPage();
  page.boot({ source: { name: 'somebody else' } });
  expect(page.workers).toHaveLength(0);
  page.boot();
  page.boot();
  expect(page.workers).toHaveLength(1);
});

test('it is up when the first realm is ready', () => {
  const page = brokerPage();
  page.boot();
  expect(page.responses).toEqual([]);
  page.workers[0]?.onmessage({ data: 'ready' });
  expect(page.responses).toEqual([{ type: 'up' }]);
});

test('it says why it is down when a worker cannot be made or fails to boot', () => {
  const blocked = brokerPage({ workersStart: false });
  blocked.boot();
  expect(blocked.responses).toEqual([{ type: 'down', message: 'Error: blocked by policy' }]);
  const failing = brokerPage();
  failing.boot();
  failing.workers[0]?.onerror({ message: 'cannot remove x', preventDefault() {} });
  expect(failing.responses).toEqual([{ type: 'down', message: 'cannot remove x' }]);
});

test('each verdict gets a fresh worker, and the next one waits ready', () => {
  const page = up();
  page.run(1);
  expect(page.workers[0]?.received).toMatchObject([{ code: 'code 1' }]);
  page.pass(40);
  page.workers[0]?.onmessage({ data: 'finished' });
  expect(page.responses.at(-1)).toEqual({ type: 'finished', id: 1, wallMs: 40 });
  expect(page.workers[0]?.terminated).toBe(true);
  page.workers[1]?.onmessage({ data: 'ready' });
  page.run(2);
  expect(page.workers[1]?.received).toMatchObject([{ code: 'code 2' }]);
  expect(page.workers[0]?.received).toHaveLength(1);
});

test('code that keeps the worker busy is ended by the clock, once', () => {
  const page = up();
  page.run(1, 1500);
  page.pass(1499);
  expect(page.responses).toHaveLength(1);
  page.pass(1);
  page.workers[0]?.onmessage({ data: 'finished' });
  expect(page.responses.slice(1)).toEqual([{ type: 'ended', id: 1, end: { how: 'wall-clock', wallMs: 1500 } }]);
  expect(page.workers[0]?.terminated).toBe(true);
});

test('the clock starts with the code, not while a worker is still booting', () => {
  const page = up();
  page.run(1);
  page.workers[0]?.onmessage({ data: 'finished' });
  page.run(2, 1500);
  page.pass(5000);
  expect(page.responses.at(-1)?.type).toBe('finished');
  page.workers[1]?.onmessage({ data: 'ready' });
  expect(page.workers[1]?.received).toHaveLength(1);
  page.pass(1500);
  expect(page.responses.at(-1)).toMatchObject({ type: 'ended', id: 2 });
});

test('a worker that breaks ends the run as a crash with its message', () => {
  const page = up();
  page.run(1);
  page.workers[0]?.onerror({ message: 'out of memory', preventDefault() {} });
  expect(page.responses.at(-1)).toEqual({ type: 'ended', id: 1, end: { how: 'crashed', message: 'out of memory' } });
});
