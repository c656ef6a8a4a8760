import { at, callsOf, clientCalls, error, fieldOf, ms, show, type CallLife, type JudgedRun } from '../../src/judge/index.ts';

/** As the brief says: how many 303s are followed. */
export const mostMoves = 10;

/** The wait for one charge: its questions, and what became of it. */
export interface Wait {
  readonly call: CallLife;
  readonly startedAt: number;
  readonly deadlineAt: number;
  /** The questions, in the order in which they were sent. */
  readonly questions: readonly CallLife[];
  /** When the charge was final; Infinity when it never was. */
  readonly finalAt: number;
  readonly final: string;
  /** From when on it could be read: when it was final, and no more trouble was in the way. */
  readonly readableAt: number;
}

/** What a question brought: a response, or nothing that says anything. */
export interface Brought {
  readonly at: number;
  readonly record: number;
  readonly status: number | undefined;
  readonly retryAfterS: number | undefined;
  readonly location: string | undefined;
  readonly state: string | undefined;
}

export function waitOf({ run, trace }: JudgedRun): Wait | undefined {
  const calls = callsOf(trace);
  const call = clientCalls(calls)[0];
  if (call === undefined) return undefined;
  const finalAtMs = fieldOf(run.parameters, 'finalAtMs');
  const finalAt = typeof finalAtMs === 'number' ? finalAtMs : Infinity;
  const final = fieldOf(run.parameters, 'final');
  return {
    call,
    startedAt: call.sent.at,
    deadlineAt: call.sent.at + Number(fieldOf(run.parameters, 'deadlineMs')),
    questions: calls.filter(({ to }) => to === 'charges'),
    finalAt,
    final: typeof final === 'string' ? final : 'succeeded',
    readableAt: Math.max(finalAt, Number(fieldOf(run.parameters, 'troubleUntilMs') ?? 0)),
  };
}

/** What a question brought, or undefined where nobody was told anything. */
export function broughtBy({ ended }: CallLife): Brought | undefined {
  if (ended === undefined) return undefined;
  const value = ended.how === 'reply' && ended.outcome?.ok === true ? ended.outcome.value : undefined;
  const headers = fieldOf(value, 'headers');
  const status = fieldOf(value, 'status');
  const retryAfter = fieldOf(headers, 'retry-after');
  const location = fieldOf(headers, 'location');
  const state = fieldOf(fieldOf(value, 'body'), 'state');
  return {
    at: ended.at,
    record: ended.record,
    status: typeof status === 'number' ? status : undefined,
    retryAfterS: typeof retryAfter === 'string' ? Number(retryAfter) : undefined,
    location: typeof location === 'string' ? location : undefined,
    state: typeof state === 'string' ? state : undefined,
  };
}

/** Says nothing about the charge: 5xx, 429, a refused connection, a reply that did not come. */
export function isTrouble({ status }: Brought): boolean {
  return status === undefined || status >= 500 || status === 429;
}

/** A 303 that need not be followed, or must not. */
export interface EndOfMoves {
  readonly question: CallLife;
  readonly brought: Brought;
  /** Its number among the 303s in a row, from 1. */
  readonly number: number;
  /** Where it leads is a path that has sent on before. */
  readonly closesCircle: boolean;
}

/** The first 303 that closes a circle or is one too many, and each one after it, in order. */
export function endsOfMoves({ questions }: Wait): readonly EndOfMoves[] {
  const sentOnBy = new Set<unknown>();
  let number = 0;
  return questions.flatMap((question) => {
    const brought = broughtBy(question);
    if (brought?.status !== 303) {
      number = 0;
      sentOnBy.clear();
      return [];
    }
    number += 1;
    sentOnBy.add(fieldOf(question.body, 'path'));
    const closesCircle = sentOnBy.has(brought.location);
    return closesCircle || number > mostMoves ? [{ question, brought, number, closesCircle }] : [];
  });
}

export function told(question: CallLife): string {
  const brought = broughtBy(question);
  const asked = `${at(question.sent.at)} it asks at ${show(fieldOf(question.body, 'path'))}`;
  if (brought === undefined) return `${asked}, and there is no reply`;
  if (question.ended?.how !== 'reply') return `${asked}, and has given up waiting by ${ms(brought.at)}`;
  if (question.ended.outcome?.ok === false) return `${asked} and gets ${error(question.ended.outcome.error)}`;
  const parts = [
    `${brought.status}`,
    ...(brought.state === undefined ? [] : [`state ${show(brought.state)}`]),
    ...(brought.retryAfterS === undefined ? [] : [`retry-after: ${brought.retryAfterS}`]),
    ...(brought.location === undefined ? [] : [`location ${show(brought.location)}`]),
  ];
  return `${asked} and gets ${parts.join(', ')}`;
}

export function answeredWith({ call: { answered } }: Wait): string {
  if (answered === undefined) return 'awaitCharge never returns';
  return answered.outcome.ok
    ? `awaitCharge returns ${show(answered.outcome.value)} ${at(answered.at)}`
    : `awaitCharge throws ${error(answered.outcome.error)} ${at(answered.at)}`;
}

export function returned({ call: { answered } }: Wait): unknown {
  return answered === undefined ? undefined : answered.outcome.ok ? answered.outcome.value : error(answered.outcome.error);
}
