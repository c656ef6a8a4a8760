import { callsOf, clientCalls, durationMs, fieldOf, type CallLife, type JudgedRun } from '../../src/judge/index.ts';

/** How the trace of this exercise is read: a report as it was posted, with the work on it and all who asked for it. */
export interface Report {
  readonly reportId: string;
  readonly waitMs: number;
  readonly post: CallLife;
  readonly postedAt: number;
  /** Every call to the renderer about this report, in order. */
  readonly renderings: readonly CallLife[];
  readonly gets: readonly CallLife[];
}

export interface Requests {
  readonly reports: readonly Report[];
  /** Questions about reports that were never posted. */
  readonly strangers: readonly CallLife[];
}

export function requestsOf({ trace }: JudgedRun): Requests {
  const calls = callsOf(trace);
  const asked = clientCalls(calls);
  const about = (life: CallLife): unknown => fieldOf(life.body, 'reportId');
  const posts = asked.filter((life) => life.operation === 'post');
  const gets = asked.filter((life) => life.operation === 'get');
  const posted = new Set(posts.map(about));
  return {
    reports: posts.map((post) => ({
      reportId: String(about(post)),
      waitMs: Number(fieldOf(post.body, 'waitMs')),
      post,
      postedAt: post.arrived?.at ?? post.sent.at,
      renderings: calls.filter((life) => life.to === 'renderer' && about(life) === about(post)),
      gets: gets.filter((life) => about(life) === about(post)),
    })),
    strangers: gets.filter((life) => !posted.has(about(life))),
  };
}

/** Questions that came when the reply to the post was out: before that, nobody has been told where to ask. */
export function getsAfterReply({ post, gets }: Report): readonly CallLife[] {
  const repliedAt = post.answered?.at ?? Infinity;
  return gets.filter((get) => get.sent.at >= repliedAt);
}

/** How the rendering went: the first one counts, since only one should be. */
export interface Work {
  readonly tookMs: number;
  readonly endedAt: number;
  readonly inTime: boolean;
  readonly url?: string;
}

export function workOf({ renderings, waitMs, postedAt }: Report): Work | undefined {
  const [rendering] = renderings;
  if (rendering === undefined) return undefined;
  const endedAt = rendering.answered?.at ?? Infinity;
  const outcome = rendering.answered?.outcome;
  const url = outcome?.ok === true ? fieldOf(outcome.value, 'url') : undefined;
  return {
    tookMs: durationMs(rendering),
    endedAt,
    inTime: endedAt < postedAt + waitMs,
    ...(typeof url === 'string' ? { url } : {}),
  };
}

/** Whether the rendering has come to an end without a report. */
export function hasFailed({ endedAt, url }: Work): boolean {
  return url === undefined && endedAt < Infinity;
}

/** A reply as the brief shapes it; whatever learner code made of it. */
export interface Told {
  readonly at: number;
  readonly record: number;
  readonly afterMs: number;
  readonly status: unknown;
  readonly location: unknown;
  readonly state: unknown;
  readonly url: unknown;
  /** The whole reply, for the reader. */
  readonly whole: unknown;
}

export function toldIn(life: CallLife): Told | undefined {
  const { answered } = life;
  if (answered === undefined) return undefined;
  const { at, record, outcome } = answered;
  // A handler that throws is what a framework answers with 500.
  const whole: unknown = outcome.ok ? outcome.value : { status: 500, thrown: outcome.error.message };
  const body = fieldOf(whole, 'body');
  return {
    at,
    record,
    afterMs: at - (life.arrived?.at ?? life.sent.at),
    status: fieldOf(whole, 'status'),
    location: fieldOf(whole, 'location'),
    state: fieldOf(body, 'state'),
    url: fieldOf(body, 'url'),
    whole,
  };
}
