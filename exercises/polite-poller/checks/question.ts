import { at, fieldOf, ms, show, tell, type CallLife, type Finding, type JudgedRun } from '../../../src/judge/index.ts';
import { answeredWith, broughtBy, endsOfMoves, mostMoves, told, type Wait } from '../reading.ts';

/** As the brief says. */
const leastPauseMs = 500;
const mostPerMinute = 20;
/** Rounding, in ms: right answers are never earlier. */
const roundingMs = 1;
/** How soon a 303 is followed, in ms. Right answers: 0. The mildest wrong one, follows-a-moment-later: 50. */
const atOnceMs = 10;

/** Finds a question that came before the time that the last reply had asked for. */
export function waitsAsTold({ questions }: Wait, { run }: JudgedRun): Finding | undefined {
  for (const [index, next] of questions.entries()) {
    const last = questions[index - 1];
    const brought = last === undefined ? undefined : broughtBy(last);
    if (last === undefined || brought?.retryAfterS === undefined) continue;
    const allowedAt = brought.at + brought.retryAfterS * 1000;
    if (next.sent.at >= allowedAt - roundingMs) continue;
    return {
      record: next.sent.record,
      story: tell(run, told(last), `Already ${at(next.sent.at)}, after ${ms(next.sent.at - brought.at)}, it asks again`),
      comparison: { expected: `no question before ${ms(allowedAt)}`, actual: at(next.sent.at) },
    };
  }
  return undefined;
}

/** Finds a question too soon after the last, or one too many in a minute. */
export function fewQuestions({ questions }: Wait, { run }: JudgedRun): Finding | undefined {
  for (const [index, next] of questions.entries()) {
    const last = questions[index - 1];
    const brought = last === undefined ? undefined : broughtBy(last);
    if (last === undefined || brought === undefined || brought.retryAfterS !== undefined || isSentOn(last)) continue;
    const pauseMs = next.sent.at - brought.at;
    if (pauseMs < 0 || pauseMs >= leastPauseMs - roundingMs) continue;
    return {
      record: next.sent.record,
      story: tell(run, told(last), `${ms(pauseMs)} later it asks again`),
      comparison: { expected: `a pause of at least ${ms(leastPauseMs)}`, actual: ms(pauseMs) },
    };
  }
  // How often a 303 may be followed is another check's.
  const asked = questions.filter((_, index) => !isSentOn(questions[index - 1]));
  for (const [index, next] of asked.entries()) {
    const first = asked[index - mostPerMinute];
    if (first === undefined || next.sent.at - first.sent.at >= 60_000) continue;
    return {
      record: next.sent.record,
      story: tell(run, `From ${ms(first.sent.at)} to ${ms(next.sent.at)} it asks ${mostPerMinute + 1} times`),
      comparison: {
        expected: `at most ${mostPerMinute} in a minute`,
        actual: `${mostPerMinute + 1} in ${ms(next.sent.at - first.sent.at)}`,
      },
    };
  }
  return undefined;
}

function isSentOn(question: CallLife | undefined): boolean {
  return question !== undefined && broughtBy(question)?.status === 303;
}

/** Finds a question at another path than the given one or the location of a 303, or a 303 that is not followed at once. */
export function follows(wait: Wait, { run, trace }: JudgedRun): Finding | undefined {
  const { questions, call } = wait;
  const ends = endsOfMoves(wait);
  let path = fieldOf(call.body, 'path');
  for (const [index, question] of questions.entries()) {
    const last = questions[index - 1];
    const before = last === undefined ? undefined : broughtBy(last);
    const isLate = before?.status === 303 && question.sent.at > before.at + atOnceMs;
    if (fieldOf(question.body, 'path') !== path || isLate) {
      return {
        record: question.sent.record,
        story: tell(run, last === undefined ? `It is to ask at ${show(path)}` : told(last), told(question)),
        comparison: {
          expected: `a question at ${show(path)}${isLate ? ` ${at(before.at)}` : ''}`,
          actual: `${show(fieldOf(question.body, 'path'))} ${at(question.sent.at)}`,
        },
      };
    }
    const brought = broughtBy(question);
    // What comes after a 303 that need not be followed is another check's.
    if (ends.some((end) => end.question === question)) return undefined;
    if (brought?.status !== 303) continue;
    path = brought.location;
    if (index < questions.length - 1) continue;
    return {
      record: call.answered?.record ?? trace.records.length - 1,
      story: tell(run, told(question), `Nothing more is asked, and ${answeredWith(wait)}`),
      comparison: { expected: `a question at ${show(path)} ${at(brought.at)}`, actual: undefined },
    };
  }
  return undefined;
}

/** Finds a 303 that is followed though it is one too many, or a question after a pause though 303s lead in a circle. */
export function noCircle(wait: Wait, { run }: JudgedRun): Finding | undefined {
  const { questions } = wait;
  for (const { question, brought, number, closesCircle } of endsOfMoves(wait)) {
    const next = questions[questions.indexOf(question) + 1];
    if (next === undefined) continue;
    const isFollowed = fieldOf(next.body, 'path') === brought.location && next.sent.at <= brought.at + atOnceMs;
    if (isFollowed && number <= mostMoves) continue;
    const first = questions.find(isSentOn);
    return {
      record: next.sent.record,
      story: tell(
        run,
        first === undefined || first === question ? '' : told(first),
        told(question),
        closesCircle ? 'That is a path that has sent it on before' : '',
        number > mostMoves ? `It has followed ${mostMoves} by then` : '',
        `${at(next.sent.at)} it asks once more, at ${show(fieldOf(next.body, 'path'))}`,
      ),
      comparison: { expected: `unknown ${at(brought.at)}`, actual: `one more question ${at(next.sent.at)}` },
    };
  }
  return undefined;
}

/** Finds a question that is sent while another one is open, or when awaitCharge has returned. */
export function oneAtATime(wait: Wait, { run }: JudgedRun): Finding | undefined {
  const { questions, call } = wait;
  for (const [index, next] of questions.entries()) {
    const open = questions.slice(0, index).find(({ ended }) => (ended?.at ?? Infinity) > next.sent.at);
    if (open !== undefined) {
      return {
        record: next.sent.record,
        story: tell(
          run,
          `${at(open.sent.at)} a question is sent, and has no reply yet`,
          `${at(next.sent.at)} the next one is sent`,
        ),
        comparison: { expected: '1 question at a time', actual: 2 },
      };
    }
    if (call.answered !== undefined && next.sent.record > call.answered.record) {
      return {
        record: next.sent.record,
        story: tell(run, answeredWith(wait), `${at(next.sent.at)} one more question is sent`),
        comparison: { expected: 'no question any more', actual: at(next.sent.at) },
      };
    }
  }
  return undefined;
}
