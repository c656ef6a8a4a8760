import { callsOf, callsWithin, clientCalls, fieldOf, show, type CallLife, type JudgedRun } from '../../src/judge/index.ts';

export interface Profile {
  readonly userId: string;
  readonly name: string;
  readonly version: number;
}

/** One request of a browser, and what was asked for it. */
export interface Request {
  readonly call: CallLife;
  readonly kind: 'save' | 'show';
  readonly browser: string;
  readonly userId: string;
  /** The calls to `save`, `leader` and `replica` that were made for it, in order. */
  readonly asked: readonly CallLife[];
  /** What the browser was given; undefined when it was rejected, was given no profile, or got nothing. */
  readonly shown: Profile | undefined;
}

/** All requests of a run, in order. */
export function requestsOf({ trace }: JudgedRun): readonly Request[] {
  const calls = callsOf(trace);
  return clientCalls(calls).map((call) => ({
    call,
    kind: call.operation === 'saveName' ? 'save' : 'show',
    browser: call.from,
    userId: String(fieldOf(call.body, 'userId')),
    asked: callsWithin(trace, calls, call),
    shown: call.answered?.outcome.ok === true ? profileIn(fieldOf(call.answered.outcome.value, 'profile')) : undefined,
  }));
}

/** The profile that a call brought before its caller was answered. */
export function broughtBy(life: CallLife): Profile | undefined {
  return life.ended?.how === 'reply' && life.answered?.outcome.ok === true ? profileIn(life.answered.outcome.value) : undefined;
}

/** The highest version of this profile that this browser had got before the request was sent, and when. */
export function seenBefore(
  request: Request,
  all: readonly Request[],
): { readonly profile: Profile; readonly at: number; readonly kind: Request['kind'] } | undefined {
  return all
    .flatMap(({ browser, userId, shown, kind, call: { answered } }) =>
      browser === request.browser &&
      userId === request.userId &&
      shown !== undefined &&
      answered !== undefined &&
      answered.at <= request.call.sent.at
        ? [{ profile: shown, at: answered.at, kind }]
        : [],
    )
    .reduce<{ profile: Profile; at: number; kind: Request['kind'] } | undefined>(
      (most, next) => (most === undefined || next.profile.version > most.profile.version ? next : most),
      undefined,
    );
}

export function asks({ browser, userId, kind, call }: Request): string {
  const what = kind === 'save' ? `saves the name ${show(fieldOf(call.body, 'name'))}` : `asks for the profile of ${userId}`;
  return `at ${call.sent.at} ms ${browser} ${what}`;
}

function profileIn(value: unknown): Profile | undefined {
  const [userId, name, version] = [fieldOf(value, 'userId'), fieldOf(value, 'name'), fieldOf(value, 'version')];
  return typeof userId === 'string' && typeof name === 'string' && typeof version === 'number'
    ? { userId, name, version }
    : undefined;
}
