import { at, show, tell, type Finding, type JudgedRun } from '../../../src/judge/index.ts';
import { announcementsOf, askersOf, looksOf, type Look } from '../reading.ts';

const isHarmed = ({ run }: JudgedRun): boolean => run.fault !== undefined || run.crash !== undefined;

/** From the ledger's answer on, so long until everybody must be told of it: what redelivery after a crash takes, and as much again. */
const settledMs = 3500;

/** Whoever asks how a charge stands is told what the ledger has said of it. */
export function stateTruthful(judged: JudgedRun): Finding | undefined {
  const announced = announcementsOf(judged);
  const accepted = new Set(askersOf(judged).flatMap(({ answers }) => answers.map(({ chargeId }) => chargeId)));
  for (const look of looksOf(judged)) {
    // Whoever looks while something is down may be told so.
    if (isHarmed(judged) && typeof look.status === 'number' && look.status >= 500) continue;
    const said = announced.get(look.asked);
    const expected = !accepted.has(look.asked)
      ? { status: 404 }
      : said === undefined || said.at > look.at
        ? { status: 200, state: 'pending' }
        : said.at + settledMs < look.askedAt
          ? { status: 200, state: said.state }
          : undefined;
    const isRight =
      expected === undefined
        ? look.status === 200 && (look.state === 'pending' || look.state === said?.state)
        : look.status === expected.status && look.state === expected.state;
    if (!isRight) return untruthful(judged, look, expected ?? { status: 200, state: 'pending' }, said);
  }
  return undefined;
}

function untruthful(
  { run }: JudgedRun,
  look: Look,
  expected: object,
  said: { readonly at: number; readonly state: unknown } | undefined,
): Finding {
  return {
    record: look.record,
    story: tell(
      run,
      said === undefined
        ? `The ledger has said nothing of charge ${look.asked}`
        : `The ledger says ${show(said.state)} ${at(said.at)}`,
      `${at(look.askedAt)} somebody asks for charge ${look.asked}, and is told ${show(look.whole)}`,
    ),
    comparison: { expected, actual: look.whole },
  };
}
