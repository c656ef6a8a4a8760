import {
  at,
  deepEqual,
  error,
  fieldOf,
  list,
  show,
  tell,
  type CallLife,
  type Finding,
  type JudgedRun,
} from '../../../src/judge/index.ts';
import { asks, broughtBy, type Profile, type Request } from '../reading.ts';

/** Finds a profile that nobody saved, or that is older than a reply that was there when it was shown. */
export function asSaved(request: Request, all: readonly Request[], { run }: JudgedRun): Finding | undefined {
  const { call, shown, asked, userId } = request;
  if (call.answered?.outcome.ok !== true || shown === undefined) return undefined;
  const answeredAt = call.answered.at;
  const replies = repliesBy(answeredAt, asked);
  const newest = replies.reduce<Profile | undefined>(
    (most, { profile }) => (most === undefined || profile.version > most.version ? profile : most),
    undefined,
  );
  // The browser's token, or the memory of a process, may bring back what came with a reply to another request.
  const wasBrought = all.some((other) => repliesBy(answeredAt, other.asked).some(({ profile }) => deepEqual(profile, shown)));
  const isKnown = shown.userId === userId && wasBrought;
  const isNewest = newest === undefined ? asked.length > 0 : shown.version >= newest.version;
  if (isKnown && isNewest) return undefined;
  return {
    record: call.answered.record,
    story: tell(
      run,
      asks(request),
      replies.length === 0
        ? asked.length === 0
          ? 'Nobody is asked for it'
          : 'Nobody whom your code asks gives one'
        : `Your code gets ${list(replies.slice(0, 5).map(({ at, profile, from }) => `version ${profile.version}, ${show(profile.name)}, from ${from} at ${at} ms`))}`,
      `${at(call.answered.at)} it gives the browser version ${shown.version}, ${show(shown.name)}, of ${shown.userId}`,
    ),
    comparison: { expected: newest, actual: shown },
  };
}

/** The profiles that these calls had brought by then. What comes later may be waited for, or not. */
function repliesBy(untilMs: number, asked: readonly CallLife[]): readonly { at: number; profile: Profile; from: string }[] {
  return asked.flatMap((life) => {
    const profile = broughtBy(life);
    const endedAt = life.ended?.at ?? Infinity;
    return profile === undefined || endedAt > untilMs ? [] : [{ at: endedAt, profile, from: life.to }];
  });
}

/** Finds a save whose browser was told something else than what became of it. */
export function saveTold(request: Request, _: readonly Request[], { run }: JudgedRun): Finding | undefined {
  const { kind, call, asked, shown, userId } = request;
  if (kind !== 'save' || call.answered === undefined) return undefined;
  const { outcome } = call.answered;
  const saves = asked.filter(({ to }) => to === 'save');
  const saved = saves.map(broughtBy).find((profile) => profile !== undefined);
  const failed = saves.at(-1)?.answered;
  const wanted = { userId, name: fieldOf(call.body, 'name') };
  if (saved === undefined && saves.length > 0) {
    if (!outcome.ok) return undefined;
  } else if (saved !== undefined && saved.userId === userId && saved.name === wanted.name && deepEqual(shown, saved))
    return undefined;
  return {
    record: call.answered.record,
    story: tell(
      run,
      asks(request),
      saved !== undefined
        ? `The leader has saved ${show(saved)}`
        : failed?.outcome.ok === false
          ? `${at(failed.at)} save fails with ${error(failed.outcome.error)}`
          : saves.length > 0
            ? 'The leader has not answered'
            : 'The leader is not asked to save it',
      `${at(call.answered.at)} saveName ${outcome.ok ? `returns ${show(outcome.value)}` : `rejects with ${error(outcome.error)}`}`,
    ),
    comparison: {
      expected: saved === undefined && saves.length > 0 ? 'a rejection' : wanted,
      actual: outcome.ok ? outcome.value : error(outcome.error),
    },
  };
}
