import type { FreeRun } from '../lab/plan.ts';
import type { RealmMessage, RealmRequest } from '../runner/protocol.ts';

/** What the realm is asked to do, once. */
export interface RealmTask {
  /** A classic script in the form that `src/compile` makes. */
  readonly code: string;
  /** Judge every run with this seed in place of the plan's. */
  readonly seed?: number;
  /** Executes this run in the place of the plan. */
  readonly free?: FreeRun;
  /** Sends one message through the private port. */
  readonly post: (message: RealmMessage) => void;
}

/**
 * The few powers of the machine around the realm, taken from the global object before it is scrubbed. Learner code cannot reach
 * them: they live in closures only.
 */
export interface RealmHost {
  /** Tells the broker that the realm is ready, then hands over the one task that it will ever get. */
  serve(work: (task: RealmTask) => void): void;
  /** Real time in ms. */
  nowMs(): number;
  /** Runs a classic script in the realm's global scope. Throws what the script throws. */
  load(code: string): void;
}

/** Takes the host that this realm runs in: `$host` where Node put it into the global scope, else the browser's dedicated worker. */
export function takeHost(): RealmHost {
  const injected = (globalThis as { $host?: RealmHost }).$host;
  return injected ?? workerHost(globalThis as unknown as DedicatedWorkerGlobalScope);
}

function workerHost(scope: DedicatedWorkerGlobalScope): RealmHost {
  const { importScripts, postMessage, close, addEventListener } = scope;
  const { Blob, URL, MessagePort } = globalThis;
  const createObjectURL = URL.createObjectURL;
  const postOverPort = MessagePort.prototype.postMessage;
  const { apply } = Reflect;
  const { performance } = scope;
  const { now } = performance;
  const tellBroker = (word: 'ready' | 'finished') => apply(postMessage, scope, [word]);

  return {
    serve(work) {
      let taken = false;
      const take = (event: MessageEvent<RealmRequest>) => {
        if (taken) return;
        taken = true;
        const { code, out, free } = event.data;
        work({ code, ...(free ? { free } : {}), post: (message) => apply(postOverPort, out, [message]) });
        tellBroker('finished');
        apply(close, scope, []);
      };
      apply(addEventListener, scope, ['message', take]);
      tellBroker('ready');
    },
    nowMs: () => apply(now, performance, []) as number,
    load(code) {
      // Firefox and WebKit load a blob as a script only when its type says that it is one.
      const script = new Blob([code], { type: 'text/javascript' });
      apply(importScripts, scope, [apply(createObjectURL, undefined, [script])]);
    },
  };
}
