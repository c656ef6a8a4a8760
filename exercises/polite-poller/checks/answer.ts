import { at, ms, tell, type Finding, type JudgedRun } from '../../../src/judge/index.ts';
import { answeredWith, broughtBy, endsOfMoves, isTrouble, returned, told, type Wait } from '../reading.ts';

/** How long after a reply, or after the deadline, it may take to return, in ms. All right answers: 0. The mildest wrong one: 480. */
const slackMs = 50;
/** As the brief says, with a reply or two on top. Right answers: at most 7.9 s. The mildest wrong one, pauses-of-eleven-seconds: 10.8 s. */
const latestMs = 10_250;

/** Finds a final state that was read and not returned, or one that was returned and not read. */
export function outcome(wait: Wait, { run, trace }: JudgedRun): Finding | undefined {
  const { questions, call } = wait;
  const read = questions
    .map((question) => ({ question, brought: broughtBy(question) }))
    .find(({ brought }) => brought?.state === 'succeeded' || brought?.state === 'failed');
  const heard = returned(wait);
  const isOutcome = heard === 'succeeded' || heard === 'failed';
  if (read?.brought !== undefined) {
    if (heard === read.brought.state && (call.answered?.at ?? Infinity) <= read.brought.at + slackMs) return undefined;
    return {
      record: call.answered?.record ?? trace.records.length - 1,
      story: tell(run, told(read.question), answeredWith(wait)),
      comparison: {
        expected: `${read.brought.state} ${at(read.brought.at)}`,
        actual: call.answered === undefined ? undefined : `${String(heard)} ${at(call.answered.at)}`,
      },
    };
  }
  if (!isOutcome) return undefined;
  const last = questions.at(-1);
  return {
    record: call.answered?.record ?? trace.records.length - 1,
    story: tell(
      run,
      last === undefined ? 'Nothing is asked' : told(last),
      answeredWith(wait),
      `No reply has said so, and nobody knows whether the charge has ${heard}`,
    ),
    comparison: { expected: 'to go on, or unknown at the deadline', actual: heard },
  };
}

/** Finds a caller who hears of the outcome too late. */
export function inGoodTime(wait: Wait, { run, trace }: JudgedRun): Finding | undefined {
  const { finalAt, readableAt, deadlineAt, questions, call, final } = wait;
  // What a reply forbids to ask earlier does not count against the code.
  const allowedAt = Math.max(
    readableAt,
    ...questions
      .map((question) => broughtBy(question))
      .map((brought) => (brought?.retryAfterS === undefined ? 0 : brought.at + brought.retryAfterS * 1000)),
  );
  const limitAt = allowedAt + latestMs;
  if (limitAt >= deadlineAt || (call.answered?.at ?? Infinity) <= limitAt) return undefined;
  const before = questions.findLast(({ sent }) => sent.at < readableAt);
  const next = questions.find(({ sent }) => sent.at >= readableAt);
  return {
    record: call.answered?.record ?? trace.records.length - 1,
    story: tell(
      run,
      before === undefined ? '' : told(before),
      `${at(finalAt)} the charge has ${final}${readableAt > finalAt ? `, and from ${ms(readableAt)} on it can be read` : ''}`,
      next === undefined ? 'Nothing is asked any more' : `The next question is sent ${at(next.sent.at)}`,
      answeredWith(wait),
    ),
    comparison: {
      expected: `an answer by ${ms(allowedAt + 10_000)}`,
      actual: call.answered === undefined ? undefined : at(call.answered.at),
    },
  };
}

/** Finds an end that only trouble on the way had brought about. */
export function goesOn(wait: Wait, { run, trace }: JudgedRun): Finding | undefined {
  const { questions, call, deadlineAt } = wait;
  const last = questions.at(-1);
  const brought = last === undefined ? undefined : broughtBy(last);
  const isOpen = last !== undefined && brought === undefined;
  const isEarly = (call.answered?.at ?? Infinity) < deadlineAt - slackMs;
  // A question that nobody has answered for much longer than 2 s is one that the code waits for.
  const waitsTooLong = questions.find(
    ({ sent, ended }) => (ended?.at ?? Infinity) - sent.at > 2000 + 400 && sent.at + 2400 < deadlineAt,
  );
  const tooFarAhead = brought?.retryAfterS !== undefined && brought.at + brought.retryAfterS * 1000 >= deadlineAt;
  const stopped = isEarly && !isOpen && brought !== undefined && isTrouble(brought) && !tooFarAhead ? last : undefined;
  const found = waitsTooLong ?? stopped;
  if (found === undefined) return undefined;
  return {
    record: waitsTooLong === undefined ? (call.answered?.record ?? trace.records.length - 1) : found.sent.record,
    story: tell(
      run,
      told(found),
      waitsTooLong === undefined
        ? `It says nothing about the charge, and ${answeredWith(wait)}`
        : 'Two seconds are enough for a reply, and nothing else is asked meanwhile',
    ),
    comparison: { expected: 'another question', actual: waitsTooLong === undefined ? returned(wait) : 'waiting' },
  };
}

/** Finds an end without an outcome that is not `unknown`, or not there and then. */
export function unknown(wait: Wait, { run, trace }: JudgedRun): Finding | undefined {
  const { questions, call, deadlineAt } = wait;
  const gone = questions
    .map((question) => ({ question, brought: broughtBy(question) }))
    .find(
      ({ brought }) => brought?.status !== undefined && brought.status >= 400 && brought.status < 500 && brought.status !== 429,
    );
  // Where 303s do not end, whoever stopped is judged by where it did.
  const noEnd = endsOfMoves(wait).find(({ question }) => question === questions.at(-1));
  const over = gone ?? noEnd;
  const dueAt = over?.brought?.at ?? deadlineAt;
  const answeredAt = call.answered?.at ?? Infinity;
  const heard = returned(wait);
  if (gone === undefined && (heard === 'succeeded' || heard === 'failed')) return undefined;
  const last = questions.at(-1);
  const lastBrought = last === undefined ? undefined : broughtBy(last);
  // Whoever may not ask again before the deadline may as well stop at once.
  const mayStop = lastBrought?.retryAfterS !== undefined && lastBrought.at + lastBrought.retryAfterS * 1000 >= deadlineAt;
  const isEarly = answeredAt < dueAt - slackMs && !mayStop;
  if (heard === 'unknown' && answeredAt <= dueAt + slackMs && !isEarly) return undefined;
  return {
    record: call.answered?.record ?? last?.sent.record ?? trace.records.length - 1,
    story: tell(
      run,
      over !== undefined
        ? told(over.question)
        : isEarly
          ? last === undefined
            ? 'Nothing is asked'
            : told(last)
          : `${at(deadlineAt)} the deadline is there, and nobody has said how the charge has ended`,
      answeredWith(wait),
      isEarly && over === undefined ? `The deadline is ${at(deadlineAt)}` : '',
    ),
    comparison: {
      expected: `unknown ${at(dueAt)}`,
      actual: call.answered === undefined ? undefined : `${String(heard)} ${at(answeredAt)}`,
    },
  };
}
