import { callsOf, callsWithin, fieldOf, ms, type CallLife, type JudgedRun } from '../../src/judge/index.ts';

/** One request at one of the three services, and what was begun for it there. */
export interface Hop {
  readonly service: string;
  readonly call: CallLife;
  readonly orderId: string;
  readonly arrivedAt: number;
  /** What the header said; 1000 where it was missing. */
  readonly givenMs: number;
  /** When its caller stops waiting, as far as it can know, in the world's time. */
  readonly deadlineAt: number;
  /** Reads and calls to the next service that it began, in order. */
  readonly steps: readonly CallLife[];
}

/** In the order in which they ask each other. */
export const services: readonly string[] = ['gateway', 'orders', 'stock'];
/** What a read or a call to the next service takes at the very least, in ms, as the brief says. */
export const leastMs = 40;
const defaultMs = 1000;
export const header = 'x-remaining-ms';

/** All requests of a run at all services, in the order in which they were sent. */
export function hopsOf({ trace }: JudgedRun): readonly Hop[] {
  const calls = callsOf(trace);
  return calls.flatMap((call) => {
    const { arrived, to: service } = call;
    if (!services.includes(service) || arrived === undefined) return [];
    const said = call.headers[header];
    const givenMs = said === undefined ? defaultMs : Number(said);
    return [
      {
        service,
        call,
        orderId: String(fieldOf(call.body, 'orderId')),
        arrivedAt: arrived.at,
        givenMs,
        deadlineAt: arrived.at + givenMs,
        steps: callsWithin(trace, calls, call),
      },
    ];
  });
}

export function arrival({ service, orderId, arrivedAt, givenMs, call }: Hop): string {
  const said = call.headers[header] === undefined ? 'without the header, so with 1000 ms' : `with ${givenMs} ms left`;
  return `at ${ms(arrivedAt)} the request for ${orderId} arrives at ${service}, ${said}`;
}
