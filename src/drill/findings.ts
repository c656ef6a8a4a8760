import type { BoundaryStep, BoundarySystem } from '../catalog/boundary.ts';
import type { Consequences } from './consequences.ts';
import { isRecorded, stepsOn, type Placement } from './placement.ts';

/** What a placement means for what the caller is told. Sentences for a reader. */
export interface Findings {
  /** What the placement breaks; empty for a sound one. */
  readonly broken: readonly string[];
  /** Ends of "The answer may say …". */
  readonly mayTell: readonly string[];
  /** Ends of "It cannot say yet …": what is found out after the answer. */
  readonly cannotTell: readonly string[];
  /** What the hand-over needs, in one or two sentences. */
  readonly handOver: string;
  /** What the caller waits for, although the answer would be the same without; in one sentence, undefined where there is nothing. */
  readonly waitsFor: string | undefined;
  /** What is left behind by calls that ended in an error or were given up; undefined where nothing is. */
  readonly leftBehind: string | undefined;
}

export function findingsOf(system: BoundarySystem, placement: Placement, { usual, badDay }: Consequences): Findings {
  const before = stepsOn('synchronous', system, placement);
  const after = stepsOn('asynchronous', system, placement);
  const mustCome = after.filter(({ mayBeLost }) => !mayBeLost);
  const isDurable = isRecorded(system, placement);
  return {
    broken: [
      ...after.filter(({ answerNeeds }) => answerNeeds).map(brokenPromise),
      ...before.flatMap((step) => outOfOrder(step, after)),
      ...(isDurable || mustCome.length === 0
        ? []
        : [
            `Nothing is recorded before the answer, so what comes after it is tried once and lives in memory. ${neverDone(usual.lost, badDay.lost, system.outage.says)}`,
          ]),
    ],
    mayTell: before.map(({ tells }) => tells),
    cannotTell: after.map(({ tells }) => tells),
    handOver: handOver(mustCome, isDurable, after.length),
    waitsFor: waitsFor(system, before),
    leftBehind: leftBehind(system, before, { usual, badDay }),
  };
}

function brokenPromise({ what, tells, records }: BoundaryStep): string {
  const broken = `A broken promise. “${what}” comes after the answer, and the answer should say ${tells}.`;
  return records ? `${broken} It says so before it is true.` : `${broken} Nobody knows it yet: whatever it says is a guess.`;
}

function outOfOrder({ what, needs }: BoundaryStep, after: readonly BoundaryStep[]): readonly string[] {
  const late = after.filter(({ id }) => needs.includes(id));
  if (late.length === 0) return [];
  return [
    `The wrong way round. “${what}” comes before the answer and needs what comes after it: ${listed(late.map(({ what: each }) => `“${each}”`))}.`,
  ];
}

function handOver(mustCome: readonly BoundaryStep[], isDurable: boolean, after: number): string {
  if (after === 0) return 'Nothing is handed over: when the answer is out, all is done or all has failed.';
  if (mustCome.length === 0) return 'What follows may be lost, so it can be sent and forgotten.';
  const one = mustCome.length === 1;
  const said = `${one ? 'One step' : `${count(mustCome.length)} steps`} after the answer must not be lost.`;
  if (!isDurable)
    return `${said} ${one ? 'It' : 'They'} would need a record that is committed before the answer, with an outbox row beside it.`;
  const record = 'the record and its outbox row, which were committed before the answer';
  return one
    ? `${said} It hangs on ${record}, and is tried again until it succeeds. It may happen twice, so it must bear that.`
    : `${said} They hang on ${record}, and are tried again until they succeed. Each may happen twice, so each must bear that.`;
}

function waitsFor({ caller, steps }: BoundarySystem, before: readonly BoundaryStep[]): string | undefined {
  const needed = new Set(before.filter(({ answerNeeds }) => answerNeeds).flatMap(({ id, needs }) => [id, ...needs]));
  for (const { id, needs } of [...steps].reverse()) if (needed.has(id)) for (const need of needs) needed.add(need);
  const waited = before.filter(({ id }) => !needed.has(id)).map(({ what }) => `“${what}”`);
  if (waited.length === 0) return undefined;
  const [it, its] = waited.length === 1 ? ['it', 'its'] : ['them', 'their'];
  return `What the answer must say does not need ${listed(waited)}, yet ${caller} waits for ${it} and shares ${its} faults.`;
}

function leftBehind(
  { outage }: BoundarySystem,
  before: readonly BoundaryStep[],
  { usual, badDay }: Consequences,
): string | undefined {
  const left = before.filter(
    ({ id, leaves }) => leaves !== undefined && ((usual.left[id] ?? 0) > 0 || (badDay.left[id] ?? 0) > 0),
  );
  if (left.length === 0) return undefined;
  const counts = left.map(
    ({ id, leaves }) => `${leaves} after ${usual.left[id] ?? 0} calls (${badDay.left[id] ?? 0} when ${outage.says})`,
  );
  return `The caller got an error or gave up, and something stayed behind: ${listed(counts)}. Each must be undone or found again.`;
}

/** "a", "a and b", "a, b and c". */
export function listed(parts: readonly string[]): string {
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1) ?? ''}`;
}

const words = ['No', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight'];
const count = (number: number): string => words[number] ?? String(number);

function neverDone(usual: number, badDay: number, outage: string): string {
  if (usual + badDay === 0) return 'In these runs nothing of it failed; a restart would have lost what was under way.';
  const pieces = usual === 1 ? 'One piece of work was' : `${usual} pieces of work were`;
  return `${pieces} never done in the usual run, ${badDay} when ${outage}.`;
}
