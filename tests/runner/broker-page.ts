import { runInNewContext } from 'node:vm';
import { brokerScript } from '../../src/runner/frame.ts';
import type { BrokerRequest, BrokerResponse } from '../../src/runner/protocol.ts';

/** A worker that does what the test says. */
export interface FakeWorker {
  onmessage: (event: { data: unknown }) => void;
  onerror: (event: { message: string; preventDefault: () => void }) => void;
  received: unknown[];
  terminated: boolean;
}

/** The frame's window and its parent, without a browser: workers are fakes, time stands still until `pass` is called. */
export function brokerPage({ origin = 'null', embedded = true, workersStart = true } = {}) {
  const workers: FakeWorker[] = [];
  const responses: BrokerResponse[] = [];
  const timers = new Map<number, { at: number; act: () => void }>();
  let now = 0;
  let timerIds = 0;
  let listener: ((event: object) => void) | undefined;
  class Worker {
    onmessage = () => {};
    onerror = () => {};
    received: unknown[] = [];
    terminated = false;
    constructor() {
      if (!workersStart) throw new Error('blocked by policy');
      workers.push(this as unknown as FakeWorker);
    }
    postMessage(message: unknown) {
      this.received.push(message);
    }
    terminate() {
      this.terminated = true;
    }
  }
  const parent = { name: 'the page' };
  const window: Record<string, unknown> = {
    origin,
    parent,
    Worker,
    Blob,
    performance: { now: () => now },
    URL: { createObjectURL: () => 'blob:realm' },
    addEventListener: (_: string, listen: typeof listener) => (listener = listen),
    removeEventListener: () => (listener = undefined),
    setTimeout: (act: () => void, delayMs: number) => {
      timers.set(++timerIds, { at: now + delayMs, act });
      return timerIds;
    },
    clearTimeout: (id: number) => timers.delete(id),
  };
  window['self'] = window;
  if (!embedded) window['parent'] = window;
  runInNewContext(brokerScript, window);

  const port: { onmessage?: (event: { data: BrokerRequest }) => void; postMessage: (response: BrokerResponse) => void } = {
    postMessage: (response) => responses.push(response),
  };
  return {
    workers,
    responses,
    listens: () => listener !== undefined,
    boot: ({ source = parent as object } = {}) => listener?.({ source, data: { type: 'boot', realm: 'text' }, ports: [port] }),
    run: (id: number, wallMs = 1500) =>
      port.onmessage?.({ data: { type: 'run', id, code: `code ${id}`, wallMs, out: {} as MessagePort } }),
    pass(ms: number) {
      now += ms;
      for (const [id, { at, act }] of [...timers]) {
        if (at > now) continue;
        timers.delete(id);
        act();
      }
    },
  };
}
