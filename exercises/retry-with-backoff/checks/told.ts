import { at, error, list, ms, show } from '../../../src/judge/index.ts';
import { type Attempt, type PriceRequest } from '../reading.ts';

export function became(attempt: Attempt, index: number): string {
  const sent = `attempt ${index + 1} ${at(attempt.life.sent.at)}`;
  if (attempt.status === 0) return `${sent} got no answer until ${ms(attempt.endedAt)}`;
  const floor = attempt.retryAfterMs > 0 ? ` and retry-after ${attempt.retryAfterMs / 1000} s` : '';
  return `${sent} got status ${attempt.status}${floor} ${at(attempt.endedAt)}`;
}

export function soFar({ attempts }: PriceRequest, upTo = attempts.length): string {
  const told = attempts.slice(0, upTo).slice(-3);
  return list(told.map((attempt) => became(attempt, attempts.indexOf(attempt))));
}

export function answered(request: PriceRequest): string {
  const reply = request.call.answered;
  if (reply === undefined) return 'getPrice never gave its answer';
  return reply.outcome.ok
    ? `getPrice answered ${at(reply.at)} with ${show(reply.outcome.value)}`
    : `getPrice rejected ${at(reply.at)} with ${error(reply.outcome.error)}`;
}
