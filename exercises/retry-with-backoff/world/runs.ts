import type { RunPlan } from '../../../src/lab/index.ts';

/** What the price service does with one attempt: answers with a status, perhaps with retry-after in seconds; refuses; is silent. */
export type Reaction = { readonly status: number; readonly retryAfterS?: number } | 'refuses' | 'is silent';

export type Parameters = {
  /** One per attempt; the last one repeats. */
  readonly reactions: readonly Reaction[];
  /** How long it takes to answer, in ms. */
  readonly replyMs?: number;
  /** How many clients ask, each for a thing of its own. */
  readonly clients?: number;
  /** How long after one client the next one asks, in ms; 0 without it. */
  readonly apartMs?: number;
};

export const untilMs = 20_000;
export const ok: Reaction = { status: 200 };
const overloaded: Reaction = { status: 503 };
const tooMany: Reaction = { status: 429 };
const silent: Reaction = 'is silent';
const refuses: Reaction = 'refuses';
const down = 'the price service is down';

export const runs: readonly RunPlan<Parameters>[] = [
  { name: 'answers at once', seed: 1, untilMs, parameters: { reactions: [ok] } },
  {
    name: 'overloaded once',
    seed: 2,
    untilMs,
    fault: 'the price service is overloaded for a moment',
    parameters: { reactions: [overloaded, ok] },
  },
  {
    name: 'too many requests, twice',
    seed: 3,
    untilMs,
    fault: 'the price service gets too many requests',
    parameters: { reactions: [tooMany, tooMany, ok] },
  },
  {
    name: 'refuses the connection once',
    seed: 4,
    untilMs,
    fault: 'the price service is restarting',
    parameters: { reactions: [refuses, ok] },
  },
  {
    name: 'silent once',
    seed: 5,
    untilMs,
    fault: 'the price service leaves one request without an answer',
    parameters: { reactions: [silent, ok] },
  },
  {
    name: 'answers just too late',
    seed: 26,
    untilMs,
    fault: 'the price service takes 450 ms for an answer',
    parameters: { replyMs: 450, reactions: [ok] },
  },
  { name: 'slow, but within reason', seed: 6, untilMs, parameters: { replyMs: 370, reactions: [ok] } },
  {
    name: 'the fifth attempt gets through',
    seed: 7,
    untilMs,
    fault: down,
    parameters: { reactions: [overloaded, { status: 500 }, { status: 502 }, { status: 504 }, ok] },
  },
  {
    name: 'failures with rare numbers',
    seed: 27,
    untilMs,
    fault: 'the price service answers with 501, 507 and 520',
    parameters: { reactions: [{ status: 501 }, { status: 507 }, { status: 520 }, ok] },
  },
  ...[400, 403, 404, 408, 409, 410, 422].map((status, index) => ({
    name: `status ${status}`,
    seed: 30 + index,
    untilMs,
    fault: `the price service answers with ${status}`,
    parameters: { reactions: [{ status }] },
  })),
  {
    name: 'overloaded, then not found',
    seed: 12,
    untilMs,
    fault: 'the price service is overloaded and then does not know the thing',
    parameters: { reactions: [overloaded, { status: 404 }, ok] },
  },
  {
    name: 'down for long',
    seed: 13,
    untilMs,
    fault: down,
    parameters: { reactions: [overloaded, overloaded, tooMany, { status: 502 }, { status: 504 }, ok] },
  },
  {
    name: 'asks for a second',
    seed: 14,
    untilMs,
    fault: 'the price service asks for a pause of 1 s',
    parameters: { reactions: [{ status: 429, retryAfterS: 1 }, ok] },
  },
  {
    name: 'has nothing, and asks for a second',
    seed: 28,
    untilMs,
    fault: 'the price service answers with 404 and asks for a pause of 1 s',
    parameters: { reactions: [{ status: 404, retryAfterS: 1 }, ok] },
  },
  {
    name: 'asks for more than the longest pause',
    seed: 15,
    untilMs,
    fault: 'the price service asks for a pause of 2 s',
    parameters: { reactions: [{ status: 503, retryAfterS: 2 }, ok] },
  },
  {
    name: 'asks for longer than the caller waits',
    seed: 16,
    untilMs,
    fault: 'the price service asks for a pause of 10 s',
    parameters: { reactions: [{ status: 503, retryAfterS: 10 }, ok] },
  },
  {
    name: 'asks for a second, each time',
    seed: 17,
    untilMs,
    fault: 'the price service asks for a pause of 1 s each time',
    parameters: { reactions: [{ status: 429, retryAfterS: 1 }] },
  },
  { name: 'silent for long', seed: 18, untilMs, fault: 'the price service is silent', parameters: { reactions: [silent] } },
  {
    name: 'slow and down',
    seed: 19,
    untilMs,
    fault: 'the price service is slow and down',
    parameters: { replyMs: 390, reactions: [overloaded] },
  },
  {
    name: 'slow and down',
    seed: 20,
    untilMs,
    fault: 'the price service is slow and down',
    parameters: { replyMs: 350, reactions: [overloaded] },
  },
  {
    name: 'silent four times',
    seed: 21,
    untilMs,
    fault: 'the price service is silent for a while',
    parameters: { reactions: [silent, silent, silent, silent, ok] },
  },
  {
    name: 'silent close to the deadline',
    seed: 25,
    untilMs,
    fault: 'the price service asks for a pause of 1 s, twice, and is silent then',
    parameters: { replyMs: 390, reactions: [{ status: 429, retryAfterS: 1 }, { status: 429, retryAfterS: 1 }, silent] },
  },
  {
    name: 'asks for 2 s and is silent then',
    seed: 24,
    untilMs,
    fault: 'the price service asks for a pause of 2 s and is silent then',
    parameters: { reactions: [{ status: 429, retryAfterS: 2 }, silent] },
  },
  {
    name: 'three clients, one long after the other',
    seed: 29,
    untilMs,
    fault: 'the price service is overloaded for each, and silent once',
    parameters: { clients: 3, apartMs: 5000, reactions: [overloaded, silent, overloaded, overloaded, ok] },
  },
  {
    name: 'a hundred clients fail together',
    seed: 22,
    untilMs,
    fault: down,
    parameters: { clients: 100, reactions: [overloaded, { status: 503, retryAfterS: 0 }, overloaded, overloaded, ok] },
  },
  {
    name: 'a hundred clients fail together',
    seed: 23,
    untilMs,
    fault: down,
    parameters: { clients: 100, reactions: [refuses, refuses, refuses, refuses, ok] },
  },
];
