import { at, count, list, show, tell, times, type Check, type Finding, type JudgedRun } from '../../src/judge/index.ts';
import { askersOf, chargesOf, hasBodyOf, paymentsOf, type Asker } from './reading.ts';

export const checks: readonly Check[] = [
  { id: 'moves-once', find: movesOnce },
  { id: 'conflict-is-422', find: conflictIs422 },
  { id: 'independent', find: independent },
  { id: 'truthful', find: truthful },
  { id: 'replays', find: replays },
  { id: 'everyone-learns', find: everyoneLearns },
];

const euros = (cents: number): string => `${(cents / 100).toFixed(2)} €`;

function asks({ client, customer, key, card, cents, first, tries }: Asker): string {
  return `${client} asks ${at(first.at)} for ${euros(cents)} of ${card}, as ${customer} with key ${key}${tries > 1 ? `, and ${times(tries)} in all` : ''}`;
}

function movesOnce(judged: JudgedRun): Finding | undefined {
  const charges = chargesOf(judged);
  const payments = paymentsOf(judged);
  for (const charge of charges) {
    const alike = charges.filter(({ card, cents }) => card === charge.card && cents === charge.cents);
    const wanted = payments.filter(({ first }) => first.card === charge.card && first.cents === charge.cents);
    const extra = alike[wanted.length];
    if (extra === undefined) continue;
    const askers = askersOf(judged).filter(({ card, cents }) => card === charge.card && cents === charge.cents);
    return {
      record: extra.record,
      story: tell(
        judged.run,
        ...askers.map(asks),
        wanted.length === 0 ? 'That key stands for another payment' : '',
        `${extra.card} is charged ${times(alike.length)}, ${list(alike.map((each) => at(each.at)))}`,
      ),
      comparison: { expected: count(wanted.length, 'charge'), actual: count(alike.length, 'charge') },
    };
  }
  return undefined;
}

function conflictIs422(judged: JudgedRun): Finding | undefined {
  for (const { first, askers } of paymentsOf(judged)) {
    for (const asker of askers) {
      if (hasBodyOf(asker, first) || asker.answer === undefined || asker.answer.status === 422) continue;
      return {
        record: asker.answer.record,
        story: tell(
          judged.run,
          asks(first),
          asks(asker),
          `${at(asker.answer.at)} it is answered with ${show(asker.answer.whole)}`,
        ),
        comparison: { expected: { status: 422 }, actual: asker.answer.whole },
      };
    }
  }
  return undefined;
}

/** A payment has nothing to do with another one of another key or customer. */
function independent(judged: JudgedRun): Finding | undefined {
  const firsts = paymentsOf(judged).map(({ first }) => first);
  for (const [position, mine] of firsts.entries()) {
    for (const other of firsts.slice(0, position)) {
      const { answer } = mine;
      const isShared = answer?.chargeId !== undefined && answer.chargeId === other.answer?.chargeId;
      if (answer === undefined || (!isShared && answer.status !== 422)) continue;
      return {
        record: answer.record,
        story: tell(
          judged.run,
          asks(other),
          asks(mine),
          isShared
            ? `Both get the charge ${show(answer.chargeId)}; that is one payment too few`
            : `${at(answer.at)} it is answered with 422, as if the two had to do with each other`,
        ),
        comparison: { expected: 'a charge of its own', actual: answer.whole },
      };
    }
  }
  return undefined;
}

function truthful(judged: JudgedRun): Finding | undefined {
  const charges = chargesOf(judged);
  for (const asker of askersOf(judged)) {
    const { answer } = asker;
    const moved = charges.find(({ card, cents }) => card === asker.card && cents === asker.cents);
    if (answer?.status === 402 && moved !== undefined) {
      return {
        record: Math.max(moved.record, answer.record),
        story: tell(
          judged.run,
          asks(asker),
          `${at(answer.at)} it is answered with 402`,
          `${at(moved.at)} ${moved.card} ${moved.record > answer.record ? 'is charged all the same' : 'was charged'}`,
        ),
        comparison: { expected: 'no charge', actual: moved.chargeId },
      };
    }
    if (answer?.status !== 201) continue;
    const charge = charges.find(({ chargeId, record }) => chargeId === answer.chargeId && record < answer.record);
    if (charge !== undefined && charge.card === asker.card && charge.cents === asker.cents) continue;
    return {
      record: answer.record,
      story: tell(
        judged.run,
        asks(asker),
        `${at(answer.at)} it is answered with ${show(answer.whole)}`,
        charge === undefined
          ? 'No money has moved under that id by then'
          : `That is a charge of ${euros(charge.cents)} to ${charge.card}`,
      ),
      comparison: { expected: 'the id of its charge', actual: answer.chargeId },
    };
  }
  return undefined;
}

function replays(judged: JudgedRun): Finding | undefined {
  for (const { first, askers } of paymentsOf(judged)) {
    const alike = askers.filter((asker) => hasBodyOf(asker, first) && asker.answer !== undefined);
    const earliest = [...alike].sort((a, b) => (a.answer?.record ?? 0) - (b.answer?.record ?? 0))[0];
    for (const asker of alike) {
      const { answer } = asker;
      if (earliest?.answer === undefined || answer === undefined) continue;
      if (answer.status === earliest.answer.status && answer.chargeId === earliest.answer.chargeId) continue;
      return {
        record: answer.record,
        story: tell(
          judged.run,
          `${asks(earliest)}; the answer is ${show(earliest.answer.whole)}`,
          `${asks(asker)}; the answer is ${show(answer.whole)} ${at(answer.at)}`,
        ),
        comparison: { expected: earliest.answer.whole, actual: answer.whole },
      };
    }
  }
  return undefined;
}

function everyoneLearns(judged: JudgedRun): Finding | undefined {
  const declined = judged.trace.records.some(
    (record) =>
      record.kind === 'reply-sent' && record.node === 'psp' && !record.outcome.ok && record.outcome.error.status === 402,
  );
  for (const { first, askers } of paymentsOf(judged)) {
    for (const asker of askers) {
      const { answer } = asker;
      const isConflict = !hasBodyOf(asker, first);
      if (answer !== undefined && (isConflict || answer.status === 201 || (answer.status === 402 && declined))) continue;
      return {
        record: answer?.record ?? asker.last.record,
        story: tell(
          judged.run,
          asks(asker),
          answer === undefined
            ? `It never gets an answer that ends its asking`
            : `${at(answer.at)} it is answered with ${show(answer.whole)}, and nothing stood in the way of the payment`,
        ),
        comparison: { expected: isConflict ? 422 : declined ? '201 or 402' : 201, actual: answer?.status },
      };
    }
  }
  return undefined;
}
