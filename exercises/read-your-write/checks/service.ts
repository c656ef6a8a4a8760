import { at, error, list, ms, tell, type CallLife, type Finding, type JudgedRun } from '../../../src/judge/index.ts';
import { asks, broughtBy, seenBefore, type Request } from '../reading.ts';

/** As the brief says, with a little for the way. Right answers need at most 450 ms; the mildest wrong ones, with limits of 600 ms in sum, 600 ms. */
const limitMs = 500;
const slackMs = 20;

/** Finds a request that took longer than it may. */
export function inTime(request: Request, _: readonly Request[], { run, trace }: JudgedRun): Finding | undefined {
  const { call, asked } = request;
  const tookMs = (call.answered?.at ?? Infinity) - call.sent.at;
  if (tookMs <= limitMs + slackMs) return undefined;
  const limitAt = call.sent.at + limitMs;
  const open = asked.find(({ sent, ended }) => sent.at <= limitAt && (ended?.at ?? Infinity) > limitAt);
  return {
    record: call.answered?.record ?? open?.sent.record ?? trace.records.length - 1,
    story: tell(
      run,
      asks(request),
      `${at(limitAt)} it has no answer. ${open === undefined ? `By then your code had asked ${asked.length} times` : `Your code is waiting for the call to ${open.to} of ${ms(open.sent.at)}`}`,
      call.answered === undefined ? 'It never gets one' : `It gets one ${at(call.answered.at)}`,
    ),
    comparison: { expected: `at most ${ms(limitMs)}`, actual: call.answered === undefined ? undefined : ms(tookMs) },
  };
}

/** Finds a show that was rejected, or brought no profile, though the leader would have answered, or a replica had. */
export function stillShown(request: Request, all: readonly Request[], { run }: JudgedRun): Finding | undefined {
  const { kind, call, shown, asked } = request;
  if (kind !== 'show' || shown !== undefined || call.answered === undefined) return undefined;
  const needed = seenBefore(request, all)?.profile.version ?? 0;
  const had = asked.find((life) => (broughtBy(life)?.version ?? -1) >= needed);
  const isLeaderThere =
    typeof run.parameters === 'object' && run.parameters !== null && Reflect.get(run.parameters, 'leaderAway') === undefined;
  if (!isLeaderThere && had === undefined && asked.length > 0) return undefined;
  const { outcome } = call.answered;
  return {
    record: call.answered.record,
    story: tell(
      run,
      asks(request),
      asked.length === 0 ? 'Nobody was asked for it' : `For it your code asked ${list(asked.slice(0, 6).map(told))}`,
      `${at(call.answered.at)} showProfile ${outcome.ok ? 'returns no profile' : `rejects with ${error(outcome.error)}`}`,
      had !== undefined
        ? `What ${had.to} had given would have done`
        : isLeaderThere
          ? 'The leader would have answered within 20 ms'
          : '',
    ),
    comparison: { expected: 'a profile', actual: outcome.ok ? outcome.value : error(outcome.error) },
  };
}

function told(life: CallLife): string {
  const profile = broughtBy(life);
  const got =
    profile === undefined
      ? life.ended?.how === 'reply'
        ? 'which failed'
        : 'without an answer'
      : `which gave version ${profile.version}`;
  return `${life.to} ${at(life.sent.at)}, ${got}`;
}
