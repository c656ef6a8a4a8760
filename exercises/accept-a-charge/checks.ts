import {
  at,
  fieldOf,
  isCausedBy,
  ms,
  show,
  tell,
  times,
  type Check,
  type Finding,
  type JudgedRun,
} from '../../src/judge/index.ts';
import { stateTruthful } from './checks/state.ts';
import { announcementsOf, askersOf, movesOf, type Answer, type Asker } from './reading.ts';

export const checks: readonly Check[] = [
  { id: 'accepted-at-once', find: acceptedAtOnce },
  { id: 'refused-is-nothing', find: refusedIsNothing },
  { id: 'same-charge', find: sameCharge },
  { id: 'moves-once', find: movesOnce },
  { id: 'promise-kept', find: promiseKept },
  { id: 'state-truthful', find: stateTruthful },
];

/**
 * How long an answer may take, in ms. Measured on the right answers: 4 to 12 ms in quiet runs, 132 ms at most behind the late commit. The
 * cheapest wait for fraud check and ledger is no answer at all while they are down.
 */
const answerMs = 200;

const isAmount = (cents: number): boolean => Number.isSafeInteger(cents) && cents > 0;
const asks = ({ client, cents, key, first }: Asker): string =>
  `${client} posts a charge of ${cents} cents with key ${key} ${at(first.at)}`;

function acceptedAtOnce(judged: JudgedRun): Finding | undefined {
  const announced = announcementsOf(judged);
  for (const asker of askersOf(judged)) {
    if (!isAmount(asker.cents)) continue;
    const { final, answers } = asker;
    const slow = answers.find(({ tookMs, status }) => tookMs > answerMs && status === 202);
    const sentAway = slow === undefined && asker.tries > 1 && isUndisturbed(asker, judged);
    const wrong = slow ?? (sentAway ? answers.find((answer) => answer !== final) : final);
    const isRight =
      final?.status === 202 &&
      final.location === `/charges/${final.chargeId}` &&
      (final.state === 'pending' || isAnnounced(final, announced));
    if (isRight && slow === undefined && !sentAway) continue;
    return {
      record: wrong?.record ?? asker.first.record,
      story: tell(
        judged.run,
        asks(asker),
        wrong === undefined ? '' : `${at(wrong.at)}, after ${ms(wrong.tookMs)}, it is answered with ${show(wrong.whole)}`,
        final === undefined ? `It asks ${times(asker.tries)} and gets no answer that ends its asking` : '',
        sentAway && final !== undefined ? `It has to ask ${times(asker.tries)}, and is accepted ${at(final.at)}` : '',
      ),
      comparison: {
        expected: `202 with a location, pending, within ${ms(answerMs)}`,
        actual: wrong === undefined ? undefined : wrong.whole,
      },
    };
  }
  return undefined;
}

/** Who asks again may be told how the charge stands by now. */
function isAnnounced({ chargeId = '', state, at }: Answer, announced: ReturnType<typeof announcementsOf>): boolean {
  const said = announced.get(chargeId);
  return said !== undefined && said.at <= at && said.state === state;
}

/** Nothing but fraud check and ledger is out of order, and nobody else uses the key: no reason to be told to ask again. */
function isUndisturbed(asker: Asker, judged: JudgedRun): boolean {
  const { run } = judged;
  const disturbed = ['databaseRefusesAtMs', 'databaseAway', 'firstCommitLateMs'].some(
    (fault) => fieldOf(run.parameters, fault) !== undefined,
  );
  const alone = askersOf(judged).every((other) => other.client === asker.client || !isSameRequest(asker, other));
  return run.crash === undefined && !disturbed && alone;
}

function refusedIsNothing(judged: JudgedRun): Finding | undefined {
  for (const asker of askersOf(judged)) {
    if (isAmount(asker.cents)) continue;
    const written = judged.trace.records.findIndex(
      ({ kind }, record) => kind === 'store-committed' && asker.tried.some((tried) => isCausedBy(judged.trace, record, tried)),
    );
    if (asker.final?.status === 400 && written < 0) continue;
    return {
      record: written < 0 ? (asker.final?.record ?? asker.first.record) : written,
      story: tell(
        judged.run,
        asks(asker),
        written < 0
          ? `It is answered with ${show(asker.final?.whole)}`
          : `${at(judged.trace.records[written]?.at ?? 0)} it is written down all the same`,
      ),
      comparison: { expected: 'status 400 and nothing stored', actual: asker.final?.whole },
    };
  }
  return undefined;
}

const isSameRequest = (a: Asker, b: Asker): boolean => a.shop === b.shop && a.key === b.key;

function sameCharge(judged: JudgedRun): Finding | undefined {
  const askers = askersOf(judged);
  for (const [position, asker] of askers.entries()) {
    for (const other of askers.slice(0, position)) {
      const [mine, theirs] = [asker.final?.chargeId, other.final?.chargeId];
      if (mine === undefined || theirs === undefined) continue;
      const wanted = isSameRequest(asker, other);
      if (wanted === (mine === theirs)) continue;
      return {
        record: asker.final?.record ?? 0,
        story: tell(
          judged.run,
          `${asks(other)} for ${other.shop}, and gets charge ${show(theirs)}`,
          `${asks(asker)} for ${asker.shop}, and gets charge ${show(mine)}`,
          wanted ? 'It was one request, and now there are two charges' : 'These were two charges, and now there is one',
        ),
        comparison: { expected: wanted ? theirs : 'a charge of its own', actual: mine },
      };
    }
  }
  return undefined;
}

function movesOnce(judged: JudgedRun): Finding | undefined {
  const moves = movesOf(judged);
  const requests = askersOf(judged).filter((asker, n, all) => all.findIndex((other) => isSameRequest(other, asker)) === n);
  for (const move of moves) {
    const isLike = (other: { readonly shop: string; readonly cents: number }) =>
      other.shop === move.shop && other.cents === move.cents;
    const alike = moves.filter(isLike);
    const wanted = requests.filter(isLike).length;
    const extra = alike[wanted];
    if (extra === undefined) continue;
    return {
      record: extra.record,
      story: tell(
        judged.run,
        ...askersOf(judged).filter(isLike).map(asks),
        `The ledger moves ${move.cents} cents of ${move.shop} ${times(alike.length)}, ${alike.map((each) => at(each.at)).join(' and ')}`,
      ),
      comparison: { expected: wanted, actual: alike.length },
    };
  }
  return undefined;
}

function promiseKept(judged: JudgedRun): Finding | undefined {
  const announced = announcementsOf(judged);
  for (const asker of askersOf(judged)) {
    for (const answer of asker.answers) {
      const { status, chargeId } = answer;
      if (status !== 202 || chargeId === undefined || announced.has(chargeId)) continue;
      return {
        record: answer.record,
        story: tell(
          judged.run,
          asks(asker),
          `${at(answer.at)} it is told 202, charge ${chargeId}`,
          `The ledger has not heard of that charge when the run ends ${at(judged.trace.endedAt)}`,
        ),
        comparison: { expected: 'taken up by the ledger', actual: 'never published' },
      };
    }
  }
  return undefined;
}
