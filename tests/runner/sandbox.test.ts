import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { BrokerRequest, BrokerResponse } from '../../src/runner/protocol.ts';
import { createSandbox } from '../../src/runner/sandbox.ts';

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
afterEach(() => void vi.useRealTimers());

/** Lets messages between ports arrive; they come with the engine's own turns, which the fake clock leaves alone. */
const turns = async () => {
  for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => setImmediate(resolve));
};

/** A page whose frame is a fake: the test plays the broker in it. */
function page(realm: Promise<string> = Promise.resolve('realm text')) {
  const attributes = new Map<string, string>();
  const heard: BrokerRequest[] = [];
  let port: MessagePort | undefined;
  let boot: unknown;
  let load = () => {};
  const frame = {
    inPage: false,
    srcdoc: '',
    setAttribute: (name: string, value: string) => attributes.set(name, value),
    addEventListener: (_: string, listen: () => void) => (load = listen),
    remove: () => (frame.inPage = false),
    contentWindow: {
      postMessage(message: unknown, _: string, [theirs]: [MessagePort]) {
        boot = message;
        port = theirs;
        port.onmessage = ({ data }: MessageEvent<BrokerRequest>) => heard.push(data);
      },
    },
  };
  const append = () => {
    frame.inPage = true;
    load();
  };
  const frameHost = { ownerDocument: { createElement: () => frame }, append } as unknown as HTMLElement;
  const sandbox = createSandbox(frameHost, realm);
  const say = async (response: BrokerResponse) => {
    await turns();
    port?.postMessage(response);
    await turns();
  };
  return { sandbox, frame, attributes, heard, say, booted: () => boot, close: () => port?.close() };
}

const out = () => new MessageChannel().port2;

test('the frame is opaque, and is given the realm once it has loaded', async () => {
  const { attributes, frame, booted, close } = page();
  await turns();
  expect(attributes.get('sandbox')).toBe('allow-scripts');
  expect(frame.srcdoc).toContain('Content-Security-Policy');
  expect(booted()).toEqual({ type: 'boot', realm: 'realm text' });
  close();
});

test('code runs once the frame is up, and the sandbox is usable again after an orderly finish', async () => {
  const { sandbox, heard, say, close } = page();
  const ended = sandbox.run('code', out(), 1500);
  await turns();
  expect([heard.length, sandbox.usable]).toEqual([0, false]);
  await say({ type: 'up' });
  expect(heard[0]).toMatchObject({ type: 'run', id: 0, code: 'code', wallMs: 1500 });
  await say({ type: 'finished', id: 0, wallMs: 12 });
  expect([await ended, sandbox.usable]).toEqual([undefined, true]);
  close();
});

test('a hang that the broker saw is passed on, and the sandbox is spent', async () => {
  const { sandbox, say, close } = page();
  const ended = sandbox.run('code', out(), 1500);
  await say({ type: 'up' });
  await say({ type: 'ended', id: 0, end: { how: 'wall-clock', wallMs: 1500 } });
  expect([await ended, sandbox.usable]).toEqual([{ how: 'wall-clock', wallMs: 1500 }, false]);
  close();
});

test('a frame that dies without a word is noticed by the page within 2 s', async () => {
  const { sandbox, say, close } = page();
  const ended = sandbox.run('code', out(), 1500);
  await say({ type: 'up' });
  await vi.advanceTimersByTimeAsync(1900);
  expect(await ended).toEqual({ how: 'crashed', message: 'it stopped answering' });
  close();
});

test.each([
  ['says that it is down', { type: 'down', message: 'no workers' } as const, /no workers/],
  ['never answers', undefined, /did not answer within 5 s/],
])('a frame that %s makes the sandbox unavailable', async (_, response, words) => {
  const { sandbox, say, close } = page();
  const ended = sandbox.run('code', out(), 1500);
  await turns();
  if (response) await say(response);
  else await vi.advanceTimersByTimeAsync(5000);
  expect(await ended).toEqual({ how: 'unavailable', message: expect.stringMatching(words) });
  expect(sandbox.usable).toBe(false);
  close();
});

test('a realm text that cannot be fetched makes the sandbox unavailable, in the words of the failure', async () => {
  const { sandbox } = page(Promise.reject(new Error('The world of this exercise could not be fetched')));
  expect(await sandbox.run('code', out(), 1500)).toEqual({
    how: 'unavailable',
    message: 'The world of this exercise could not be fetched',
  });
  sandbox.remove();
});

test('removing the sandbox removes the frame and ends what runs in it', async () => {
  const { sandbox, frame, say } = page();
  const ended = sandbox.run('code', out(), 1500);
  await say({ type: 'up' });
  sandbox.remove();
  expect(await ended).toEqual({ how: 'crashed', message: 'it was removed' });
  expect([frame.inPage, sandbox.usable]).toEqual([false, false]);
});
