import type { RunPlan } from '../../../src/lab/index.ts';

export const parts = ['user', 'orders', 'recs', 'ads'] as const;
export type Part = (typeof parts)[number];

export type Parameters = {
  /** The pages that are asked for; without it, one page of u1 at 0 ms. */
  readonly pages?: readonly { readonly userId: string; readonly atMs: number }[];
  /** Time to answer; a part that is not named draws its own from the seed. */
  readonly latencyMs?: { readonly [part in Part]?: number };
  readonly fails?: readonly Part[];
  /** The only user for whom they fail; without it, for all. */
  readonly failsFor?: string;
  /** With which status they fail; 503 without it. */
  readonly failsWith?: number;
  readonly hangs?: readonly Part[];
  /** From when on they hang; from the start without it. */
  readonly hangsFromMs?: number;
  /** A user who has just signed up: no orders, no recommendations, no advertisements. */
  readonly isNew?: boolean;
};

const untilMs = 10_000;

export const runs: readonly RunPlan<Parameters>[] = [
  {
    name: 'all healthy, orders is slowest',
    seed: 1,
    untilMs,
    parameters: { latencyMs: { user: 40, orders: 160, recs: 60, ads: 50 } },
  },
  {
    name: 'all healthy, user and recs are slowest',
    seed: 2,
    untilMs,
    parameters: { latencyMs: { user: 60, orders: 90, recs: 110, ads: 40 } },
  },
  {
    name: 'all healthy, ads is slowest',
    seed: 3,
    untilMs,
    parameters: { latencyMs: { user: 50, orders: 70, recs: 45, ads: 210 } },
  },
  { name: 'all healthy', seed: 4, untilMs, parameters: {} },
  { name: 'all healthy', seed: 5, untilMs, parameters: {} },
  { name: 'all healthy', seed: 6, untilMs, parameters: {} },
  { name: 'a new user', seed: 7, untilMs, parameters: { isNew: true } },
  {
    name: 'two pages at once',
    seed: 8,
    untilMs,
    parameters: {
      pages: [
        { userId: 'u1', atMs: 0 },
        { userId: 'u2', atMs: 15 },
      ],
    },
  },
  {
    name: 'user and recs are slow, each within reason',
    seed: 12,
    untilMs,
    parameters: { latencyMs: { user: 220, recs: 240 } },
  },
  {
    name: 'the same page again, after the user moved to another segment',
    seed: 9,
    untilMs,
    parameters: {
      pages: [
        { userId: 'u3', atMs: 0 },
        { userId: 'u3', atMs: 2000 },
      ],
    },
  },
  {
    name: 'two pages of one user at once',
    seed: 29,
    untilMs,
    parameters: {
      pages: [
        { userId: 'u1', atMs: 0 },
        { userId: 'u1', atMs: 10 },
      ],
    },
  },
  {
    name: 'eight pages at once',
    seed: 30,
    untilMs,
    parameters: { pages: ['u1', 'u2', 'u3', 'u4', 'u5', 'u6', 'u7', 'u8'].map((userId) => ({ userId, atMs: 0 })) },
  },
  {
    name: 'recs and ads answer just in time',
    seed: 31,
    untilMs,
    parameters: { latencyMs: { recs: 297, ads: 297 } },
  },
  { name: 'orders is slow', seed: 10, untilMs, fault: 'orders is slow', parameters: { latencyMs: { orders: 700 } } },
  { name: 'user is slow', seed: 11, untilMs, fault: 'user is slow', parameters: { latencyMs: { user: 650 } } },
  {
    name: 'user and orders take minutes',
    seed: 32,
    untilMs: 200_000,
    fault: 'user and orders are very slow',
    parameters: { latencyMs: { user: 120_000, orders: 180_000 } },
  },
  { name: 'ads fails', seed: 13, untilMs, fault: 'ads fails', parameters: { fails: ['ads'] } },
  { name: 'recs fails', seed: 14, untilMs, fault: 'recs fails', parameters: { fails: ['recs'] } },
  { name: 'recs and ads fail', seed: 15, untilMs, fault: 'recs and ads fail', parameters: { fails: ['recs', 'ads'] } },
  { name: 'ads never answers', seed: 16, untilMs, fault: 'ads never answers', parameters: { hangs: ['ads'] } },
  { name: 'recs never answers', seed: 17, untilMs, fault: 'recs never answers', parameters: { hangs: ['recs'] } },
  {
    name: 'recs and ads never answer',
    seed: 18,
    untilMs,
    fault: 'recs and ads never answer',
    parameters: { hangs: ['recs', 'ads'] },
  },
  {
    name: 'ads never answers and orders is slow',
    seed: 19,
    untilMs,
    fault: 'ads never answers and orders is slow',
    parameters: { hangs: ['ads'], latencyMs: { orders: 400 } },
  },
  { name: 'ads answers after 1200 ms', seed: 20, untilMs, fault: 'ads is slow', parameters: { latencyMs: { ads: 1200 } } },
  {
    name: 'recs and ads answer just too late, and orders later still',
    seed: 33,
    untilMs,
    fault: 'recs, ads and orders are slow',
    parameters: { latencyMs: { orders: 600, recs: 304, ads: 304 } },
  },
  {
    name: 'ads never answers, and recs just in time',
    seed: 34,
    untilMs,
    fault: 'ads never answers',
    parameters: { hangs: ['ads'], latencyMs: { user: 120, recs: 270 } },
  },
  {
    name: 'recs and ads refuse what they are asked',
    seed: 35,
    untilMs,
    fault: 'recs and ads fail with 422',
    parameters: { fails: ['recs', 'ads'], failsWith: 422 },
  },
  {
    name: 'recs and ads fail after their limit',
    seed: 40,
    untilMs,
    fault: 'recs and ads take 400 ms, and fail then',
    parameters: { fails: ['recs', 'ads'], latencyMs: { recs: 400, ads: 400 } },
  },
  {
    name: 'ads never answers the second of two pages',
    seed: 36,
    untilMs,
    fault: 'ads hangs from 50 ms on',
    parameters: {
      hangs: ['ads'],
      hangsFromMs: 50,
      latencyMs: { ads: 200 },
      pages: [
        { userId: 'u1', atMs: 0 },
        { userId: 'u2', atMs: 100 },
      ],
    },
  },
  {
    name: 'ads answers two pages of one user, and not the third',
    seed: 39,
    untilMs,
    fault: 'ads hangs from 1000 ms on',
    parameters: {
      hangs: ['ads'],
      hangsFromMs: 1000,
      pages: [
        { userId: 'u1', atMs: 0 },
        { userId: 'u1', atMs: 500 },
        { userId: 'u1', atMs: 1500 },
      ],
    },
  },
  {
    name: 'recs and ads fail for one user, five times, and then another asks',
    seed: 37,
    untilMs,
    fault: 'recs and ads fail for u1',
    parameters: {
      fails: ['recs', 'ads'],
      failsFor: 'u1',
      pages: [...[0, 400, 800, 1200, 1600].map((atMs) => ({ userId: 'u1', atMs })), { userId: 'u2', atMs: 2000 }],
    },
  },
  { name: 'user fails', seed: 21, untilMs, fault: 'user fails', parameters: { fails: ['user'] } },
  { name: 'orders fails', seed: 22, untilMs, fault: 'orders fails', parameters: { fails: ['orders'] } },
  {
    name: 'orders knows nothing of the user',
    seed: 41,
    untilMs,
    fault: 'orders fails with 404',
    parameters: { fails: ['orders'], failsWith: 404 },
  },
  {
    name: 'user fails while orders is slow',
    seed: 23,
    untilMs,
    fault: 'user fails and orders is slow',
    parameters: { fails: ['user'], latencyMs: { orders: 600 } },
  },
  {
    name: 'orders fails while user is slow',
    seed: 24,
    untilMs,
    fault: 'orders fails and user is slow',
    parameters: { fails: ['orders'], latencyMs: { orders: 50, user: 500 } },
  },
  {
    name: 'orders fails while recs and ads never answer',
    seed: 25,
    untilMs,
    fault: 'orders fails, recs and ads never answer',
    parameters: { fails: ['orders'], hangs: ['recs', 'ads'] },
  },
  {
    name: 'user and orders fail, one after the other',
    seed: 26,
    untilMs,
    fault: 'user and orders fail',
    parameters: { fails: ['user', 'orders'], latencyMs: { user: 50, orders: 120 } },
  },
  {
    name: 'orders and user fail, one after the other',
    seed: 27,
    untilMs,
    fault: 'orders and user fail',
    parameters: { fails: ['user', 'orders'], latencyMs: { user: 120, orders: 50 } },
  },
  {
    name: 'orders fails for one of two pages',
    seed: 38,
    untilMs,
    fault: 'orders fails for u1',
    parameters: {
      fails: ['orders'],
      failsFor: 'u1',
      latencyMs: { orders: 60, user: 70 },
      pages: [
        { userId: 'u1', atMs: 0 },
        { userId: 'u2', atMs: 15 },
      ],
    },
  },
  {
    name: 'everything fails',
    seed: 28,
    untilMs,
    fault: 'all four services fail',
    parameters: { fails: ['user', 'orders', 'recs', 'ads'] },
  },
];
