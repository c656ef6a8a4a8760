import { callsOf, clientCalls, fieldOf, type CallLife, type JudgedRun } from '../../src/judge/index.ts';

export const dependencies = ['prices', 'reviews'] as const;
export type Dependency = (typeof dependencies)[number];

/** How long each takes when all is well, in ms. */
export const usualMs: Readonly<Record<Dependency, number>> = { prices: 20, reviews: 40 };

/** One caller, with what was sent to the proxy for it. */
export interface Caller {
  readonly to: Dependency;
  readonly productId: string;
  readonly call: CallLife;
  readonly cameAt: number;
  readonly sent: readonly CallLife[];
}

/** All callers of a run, in order. */
export function callersOf({ trace }: JudgedRun): readonly Caller[] {
  const calls = callsOf(trace);
  const sent = Map.groupBy(
    calls.filter((life) => life.to === 'proxy'),
    (life) => fieldOf(life.body, 'productId'),
  );
  return clientCalls(calls).map((call) => {
    const productId = String(fieldOf(call.body, 'productId'));
    return { to: toOf(call), productId, call, cameAt: call.sent.at, sent: sent.get(productId) ?? [] };
  });
}

export function toOf(life: CallLife): Dependency {
  return fieldOf(life.body, 'to') === 'prices' ? 'prices' : 'reviews';
}

/** What the world was built with, as far as a check needs it. */
export interface Trouble {
  readonly of: Dependency | undefined;
  /** From when on the one in trouble is to be served as before. */
  readonly wellFromMs: number;
  readonly bursts: readonly { readonly of: string }[];
}

export function troubleOf({ run: { parameters } }: JudgedRun): Trouble {
  const of = fieldOf(fieldOf(parameters, 'trouble'), 'of');
  const wellFromMs = fieldOf(parameters, 'wellFromMs');
  const bursts = fieldOf(parameters, 'bursts');
  return {
    of: of === 'prices' || of === 'reviews' ? of : undefined,
    wellFromMs: typeof wellFromMs === 'number' ? wellFromMs : Infinity,
    bursts: Array.isArray(bursts) ? (bursts as Trouble['bursts']) : [],
  };
}

/** Who was at the proxy at a time: sent by then, and not answered by it, whether or not anybody still waited. */
export function atProxy(lives: readonly CallLife[], to: Dependency, at: number): readonly CallLife[] {
  return lives.filter((life) => toOf(life) === to && life.sent.at <= at && (life.answered?.at ?? Infinity) > at);
}

export function wants({ to, productId, cameAt }: Caller): string {
  return `at ${cameAt} ms a caller wants ${to} of ${productId}`;
}
