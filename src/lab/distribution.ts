import { exp, log } from './arithmetic.ts';
import type { RandomStream } from './random.ts';

/** A distribution of durations, as plain data. `sample` draws from it. */
export type Distribution =
  | { readonly kind: 'constant'; readonly ms: number }
  | { readonly kind: 'uniform'; readonly fromMs: number; readonly toMs: number }
  | { readonly kind: 'exponential'; readonly meanMs: number }
  | { readonly kind: 'erlang'; readonly stages: number; readonly meanMs: number }
  | { readonly kind: 'hyperexponential'; readonly meanMs: number; readonly scv: number }
  | { readonly kind: 'lognormal'; readonly p50Ms: number; readonly p99Ms: number }
  | { readonly kind: 'empirical'; readonly valuesMs: readonly number[] };

export const constant = (ms: number): Distribution => ({ kind: 'constant', ms });
export const uniform = (fromMs: number, toMs: number): Distribution => ({ kind: 'uniform', fromMs, toMs });
export const exponential = ({ meanMs }: { readonly meanMs: number }): Distribution => ({ kind: 'exponential', meanMs });
/** A sum of `stages` equal exponentials; its squared coefficient of variation is 1/stages. */
export const erlang = ({ stages, meanMs }: { readonly stages: number; readonly meanMs: number }): Distribution => ({
  kind: 'erlang',
  stages,
  meanMs,
});
/** Two exponentials mixed with balanced means; `scv` ≥ 1 is the squared coefficient of variation. */
export const hyperexponential = ({ meanMs, scv }: { readonly meanMs: number; readonly scv: number }): Distribution => ({
  kind: 'hyperexponential',
  meanMs,
  scv,
});
export const lognormal = ({ p50Ms, p99Ms }: { readonly p50Ms: number; readonly p99Ms: number }): Distribution => ({
  kind: 'lognormal',
  p50Ms,
  p99Ms,
});
/** Each of these values with the same chance. */
export const empirical = (valuesMs: readonly number[]): Distribution => ({ kind: 'empirical', valuesMs });

/** The 99 % quantile of the standard normal distribution. */
const z99 = 2.3263478740408408;

function exponentialMs(meanMs: number, stream: RandomStream): number {
  return -meanMs * log(1 - stream.uniform());
}

/** A standard normal value by the polar method (Marsaglia and Bray 1964), which needs no sine. */
function normal(stream: RandomStream): number {
  for (;;) {
    const u = 2 * stream.uniform() - 1;
    const v = 2 * stream.uniform() - 1;
    const s = u * u + v * v;
    if (s > 0 && s < 1) return u * Math.sqrt((-2 * log(s)) / s);
  }
}

/** Draws one duration in ms. */
export function sample(distribution: Distribution, stream: RandomStream): number {
  switch (distribution.kind) {
    case 'constant':
      return distribution.ms;
    case 'uniform':
      return distribution.fromMs + (distribution.toMs - distribution.fromMs) * stream.uniform();
    case 'exponential':
      return exponentialMs(distribution.meanMs, stream);
    case 'erlang': {
      let sum = 0;
      for (let stage = 0; stage < distribution.stages; stage += 1)
        sum += exponentialMs(distribution.meanMs / distribution.stages, stream);
      return sum;
    }
    case 'hyperexponential': {
      const p = (1 + Math.sqrt((distribution.scv - 1) / (distribution.scv + 1))) / 2;
      const share = stream.uniform() < p ? p : 1 - p;
      return exponentialMs(distribution.meanMs / (2 * share), stream);
    }
    case 'lognormal':
      return distribution.p50Ms * exp((log(distribution.p99Ms / distribution.p50Ms) / z99) * normal(stream));
    case 'empirical':
      return distribution.valuesMs[Math.floor(stream.uniform() * distribution.valuesMs.length)] ?? 0;
  }
}

/** The mean of a distribution, in ms. */
export function meanMsOf(distribution: Distribution): number {
  switch (distribution.kind) {
    case 'constant':
      return distribution.ms;
    case 'uniform':
      return (distribution.fromMs + distribution.toMs) / 2;
    case 'exponential':
    case 'erlang':
    case 'hyperexponential':
      return distribution.meanMs;
    case 'lognormal': {
      const sigma = log(distribution.p99Ms / distribution.p50Ms) / z99;
      return distribution.p50Ms * exp((sigma * sigma) / 2);
    }
    case 'empirical':
      return distribution.valuesMs.reduce((sum, value) => sum + value, 0) / distribution.valuesMs.length;
  }
}
