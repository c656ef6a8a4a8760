import type { FreeRun } from '../lab/plan.ts';
import { frameDocument } from './frame.ts';
import type { BrokerBoot, BrokerRequest, BrokerResponse, SandboxEnd } from './protocol.ts';

/** The page's end of the opaque-origin frame: one frame, at most one piece of code in it at a time. */
export interface Sandbox {
  /** Runs `code`; its traces go to `out`. Resolves when the realm has finished (undefined) or ended otherwise. Never rejects. */
  run(code: string, out: MessagePort, wallMs: number, free?: FreeRun): Promise<SandboxEnd | undefined>;
  /** Whether it can take code: false while code runs, and for good after anything but an orderly finish. */
  readonly usable: boolean;
  /** Removes the frame. Chromium then ends its process at once, whereas a terminated worker may burn on for two seconds. */
  remove(): void;
}

/** How much longer than the broker the page waits before it takes the whole frame for dead. */
const deadFrameAfterMs = 300;
/** How long a frame may take to come up. Measured: 15–60 ms; a phone under load takes longer. */
const upWithinMs = 5000;

/**
 * Puts a frame into `frameHost` and boots the realm in it.
 *
 * @param realm the text of the realm, or a promise of it; when the promise rejects, runs end as `unavailable`.
 */
export function createSandbox(frameHost: HTMLElement, realm: Promise<string>): Sandbox {
  const document = frameHost.ownerDocument;
  const frame = document.createElement('iframe');
  frame.setAttribute('sandbox', 'allow-scripts');
  frame.title = 'Sandbox';
  frame.hidden = true;
  frame.srcdoc = frameDocument;
  const { port1: broker, port2: theirs } = new MessageChannel();
  let state: 'idle' | 'running' | 'spent' = 'idle';
  let runs = 0;
  const waiting = new Set<(response: BrokerResponse | { type: 'removed' }) => void>();
  broker.onmessage = ({ data }: MessageEvent<BrokerResponse>) => waiting.forEach((take) => take(data));

  const up = bringUp();
  frameHost.append(frame);

  async function bringUp(): Promise<SandboxEnd | undefined> {
    const loaded = new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
    let boot: BrokerBoot;
    try {
      boot = { type: 'boot', realm: await realm };
    } catch (error) {
      return unavailable(error instanceof Error ? error.message : String(error));
    }
    await loaded;
    const answered = next(upWithinMs, (response) => response.type === 'up' || response.type === 'down');
    // The frame's origin is opaque, so no origin could be named; only the frame's own window gets the message.
    frame.contentWindow?.postMessage(boot, '*', [theirs]);
    const response = await answered;
    if (response?.type === 'up') return undefined;
    if (response?.type === 'down') return unavailable(`its worker did not start (${response.message})`);
    return unavailable(response === undefined ? `it did not answer within ${upWithinMs / 1000} s` : 'it was removed');
  }

  function next(withinMs: number, wanted: (response: BrokerResponse) => boolean) {
    return new Promise<BrokerResponse | { type: 'removed' } | undefined>((resolve) => {
      const settle = (response: BrokerResponse | { type: 'removed' } | undefined) => {
        clearTimeout(timer);
        waiting.delete(take);
        resolve(response);
      };
      const take = (response: BrokerResponse | { type: 'removed' }) => {
        if (response.type === 'removed' || wanted(response)) settle(response);
      };
      const timer = setTimeout(settle, withinMs);
      waiting.add(take);
    });
  }

  async function execute(code: string, out: MessagePort, wallMs: number, free?: FreeRun): Promise<SandboxEnd | undefined> {
    const failedToCome = await up;
    if (failedToCome) return failedToCome;
    const id = runs++;
    const request: BrokerRequest = { type: 'run', id, code, wallMs, out, ...(free ? { free } : {}) };
    broker.postMessage(request, [out]);
    const response = await next(wallMs + deadFrameAfterMs, (given) => 'id' in given && given.id === id);
    if (response?.type === 'finished') return undefined;
    if (response?.type === 'ended') return response.end;
    return { how: 'crashed', message: response === undefined ? 'it stopped answering' : 'it was removed' };
  }

  return {
    get usable() {
      return state === 'idle';
    },
    async run(code, out, wallMs, free) {
      state = 'running';
      const end = await execute(code, out, wallMs, free);
      state = end === undefined && state === 'running' ? 'idle' : 'spent';
      return end;
    },
    remove() {
      state = 'spent';
      waiting.forEach((take) => take({ type: 'removed' }));
      broker.close();
      frame.remove();
    },
  };
}

function unavailable(message: string): SandboxEnd {
  return { how: 'unavailable', message };
}
