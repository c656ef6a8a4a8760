import { failureOf, type Condition } from '../condition.ts';
import { sample, type Distribution } from '../distribution.ts';
import type { Kernel } from '../kernel.ts';
import type { Network, Parcel } from '../network.ts';
import type { Plain, PlainError, SourcePosition } from '../trace/record.ts';

export type StoreResult = { readonly ok: true; readonly value: Plain } | { readonly ok: false; readonly error: PlainError };

/** Who asks, and how it learns of the answer. */
export interface StoreAsker {
  readonly from: string;
  readonly source?: SourcePosition | undefined;
  answered(result: StoreResult): void;
}

/** The way to a store and back, and how the store behaves just then. */
export interface WayToStore {
  readonly store: string;
  readonly kernel: Kernel;
  readonly network: Network;
  readonly latency: Distribution | undefined;
  readonly condition: () => Condition;
}

/** Goes to the store over the network, does the work after the store's latency and `addMs` more, and comes back; or is lost on the way. */
export function askStore(
  { store, kernel, network, latency, condition }: WayToStore,
  asker: StoreAsker,
  work: () => StoreResult,
  addMs: number,
): void {
  const { recorder } = kernel;
  const { cause } = recorder;
  const back = (result: StoreResult, from: number | null) => {
    if (network.losesReply(store, asker.from)) {
      recorder.cause = from;
      recorder.add('store-answer-lost', kernel.nowMs, { node: store, store, to: asker.from });
      return;
    }
    network.send(
      store,
      asker.from,
      parcel(() => {
        recorder.cause = from;
        asker.answered(result);
      }),
    );
  };
  const perform = () => {
    recorder.cause = cause;
    const failure = failureOf(condition());
    if (failure) return back(failed(failure.status, failure.message), cause);
    if (condition().down) return back(failed(503, `${store} is down`), cause);
    const result = work();
    back(result, recorder.cause);
  };
  network.send(
    asker.from,
    store,
    parcel(() => {
      const { factor, addMs: slowMs, hangs } = condition();
      if (hangs) return;
      const tookMs = latency ? sample(latency, kernel.stream(`${store}/latency`)) : 0;
      kernel.after(tookMs * factor + slowMs + addMs, perform, undefined);
    }),
  );
}

/** What the network makes twice of, the store takes once. */
function parcel(deliver: () => void): Parcel {
  const whole: Parcel = { deliver, lose: () => {}, copy: () => ({ deliver: () => {}, lose: () => {}, copy: () => whole }) };
  return whole;
}

function failed(status: number, message: string): StoreResult {
  return { ok: false, error: { name: 'StoreError', message, status } };
}
