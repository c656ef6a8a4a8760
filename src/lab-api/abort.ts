import { AbortError } from './errors.ts';

type Listener = (event: { readonly type: 'abort' }) => void;

export interface AbortParts {
  /** Calls `act` after a delay in the process whose code runs now. */
  readonly setTimer: (delayMs: number, act: () => void) => void;
}

/** `AbortController` and `AbortSignal` on the lab's clock. */
export function createAbort({ setTimer }: AbortParts) {
  let fire: (signal: LabAbortSignal, reason: unknown) => void;

  class LabAbortSignal {
    #aborted = false;
    #reason: unknown = undefined;
    #listeners: { readonly listener: Listener; readonly once: boolean }[] = [];
    onabort: Listener | null = null;

    static {
      fire = (signal, reason) => {
        if (signal.#aborted) return;
        signal.#aborted = true;
        signal.#reason = reason === undefined ? new AbortError('This operation was aborted') : reason;
        const listeners = signal.#listeners;
        signal.#listeners = [];
        const event = { type: 'abort' as const, target: signal };
        signal.onabort?.(event);
        for (const { listener } of listeners) listener(event);
      };
    }

    get aborted(): boolean {
      return this.#aborted;
    }

    get reason(): unknown {
      return this.#reason;
    }

    throwIfAborted(): void {
      if (this.#aborted) throw this.#reason;
    }

    addEventListener(type: string, listener: Listener, options?: { once?: boolean } | boolean): void {
      if (type !== 'abort' || typeof listener !== 'function' || this.#listeners.some((each) => each.listener === listener))
        return;
      this.#listeners.push({ listener, once: typeof options === 'object' && options.once === true });
    }

    removeEventListener(type: string, listener: Listener): void {
      if (type === 'abort') this.#listeners = this.#listeners.filter((each) => each.listener !== listener);
    }

    static abort(reason?: unknown): LabAbortSignal {
      const signal = new LabAbortSignal();
      fire(signal, reason);
      return signal;
    }

    /** Aborts after so many milliseconds with a `TimeoutError`. */
    static timeout(delayMs: number): LabAbortSignal {
      const signal = new LabAbortSignal();
      setTimer(delayMs, () => fire(signal, new AbortError('The operation was aborted due to timeout', 'TimeoutError')));
      return signal;
    }

    /** Aborts with the first of these that does. */
    static any(signals: Iterable<LabAbortSignal>): LabAbortSignal {
      const signal = new LabAbortSignal();
      for (const source of signals) {
        if (source.aborted) {
          fire(signal, source.reason);
          break;
        }
        source.addEventListener('abort', () => fire(signal, source.reason));
      }
      return signal;
    }
  }

  class LabAbortController {
    readonly signal = new LabAbortSignal();
    abort(reason?: unknown): void {
      fire(this.signal, reason);
    }
  }

  return {
    AbortController: LabAbortController,
    AbortSignal: LabAbortSignal,
    isSignal: (value: unknown): value is LabAbortSignal => value instanceof LabAbortSignal,
  };
}

export type Abort = ReturnType<typeof createAbort>;
