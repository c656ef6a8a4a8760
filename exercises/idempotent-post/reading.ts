import { callsOf, clientCalls, deepEqual, fieldOf, type CallLife, type JudgedRun } from '../../src/judge/index.ts';

/** All that one client asked, and what it knows at the end. */
export interface Asker {
  readonly client: string;
  readonly customer: string;
  readonly key: string;
  readonly card: string;
  readonly cents: number;
  readonly first: Moment;
  readonly tries: number;
  /** The answer that ended its asking, if one did. */
  readonly answer: Answer | undefined;
  /** The last thing that it heard, or nothing. */
  readonly last: Moment;
}

export interface Moment {
  readonly at: number;
  readonly record: number;
}

export interface Answer extends Moment {
  readonly status: unknown;
  readonly chargeId: unknown;
  readonly whole: unknown;
}

/** Money that moved. */
export interface Charge extends Moment {
  readonly chargeId: string;
  readonly card: string;
  readonly cents: number;
}

export function askersOf({ trace }: JudgedRun): readonly Asker[] {
  const asked = clientCalls(callsOf(trace));
  return [...new Set(asked.map(({ from }) => from))].map((client) => {
    const tries = asked.filter(({ from }) => from === client);
    const [first] = tries;
    const answers = tries.flatMap(answerIn);
    const text = (name: string) => String(fieldOf(first?.body, name));
    return {
      client,
      customer: text('customer'),
      key: text('key'),
      card: text('card'),
      cents: Number(fieldOf(first?.body, 'cents')),
      first: first?.sent ?? { at: 0, record: 0 },
      tries: tries.length,
      answer: answers.find(({ status }) => isFinal(status)),
      last: answers.at(-1) ?? tries.at(-1)?.sent ?? { at: 0, record: 0 },
    };
  });
}

function answerIn({ ended }: CallLife): readonly Answer[] {
  if (ended?.outcome === undefined) return [];
  const { at, record, outcome } = ended;
  const whole = outcome.ok ? outcome.value : { status: 500, thrown: outcome.error.message };
  return [{ at, record, whole, status: fieldOf(whole, 'status'), chargeId: fieldOf(fieldOf(whole, 'body'), 'chargeId') }];
}

function isFinal(status: unknown): boolean {
  return !(typeof status === 'number' && (status >= 500 || status === 409));
}

export function chargesOf({ trace }: JudgedRun): readonly Charge[] {
  return trace.records.flatMap((record, number) =>
    record.kind === 'fact' && record.fact === 'charged'
      ? [
          {
            at: record.at,
            record: number,
            chargeId: String(fieldOf(record.detail, 'chargeId')),
            card: String(fieldOf(record.detail, 'card')),
            cents: Number(fieldOf(record.detail, 'cents')),
          },
        ]
      : [],
  );
}

/** One key of one customer, with those who asked with it; the first of them said what it is for. */
export interface Payment {
  readonly first: Asker;
  readonly askers: readonly Asker[];
}

export function paymentsOf(judged: JudgedRun): readonly Payment[] {
  const payments: { first: Asker; askers: Asker[] }[] = [];
  for (const asker of askersOf(judged)) {
    const known = payments.find(({ first }) => first.customer === asker.customer && first.key === asker.key);
    if (known) known.askers.push(asker);
    else payments.push({ first: asker, askers: [asker] });
  }
  return payments;
}

export function hasBodyOf(asker: Asker, first: Asker): boolean {
  return deepEqual([asker.card, asker.cents], [first.card, first.cents]);
}
