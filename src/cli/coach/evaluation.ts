import { fixturesOf, labelled } from '../../catalog/coach.ts';
import {
  evaluateAnswers,
  evaluateFixtures,
  precisionOf,
  recallOf,
  slipsOn,
  totalOf,
  type Figures,
  type Slip,
} from '../../coach/index.ts';
import type { CoachedPrompt } from './content.ts';

export interface Measured extends Figures {
  readonly precision: number;
  readonly recall: number;
}

/** How well the coach does on one prompt. The last row of each list is all claims together. */
export interface Evaluation {
  readonly prompt: string;
  readonly fixtures: readonly Measured[];
  /** On whole answers, tuned on or held out; empty where there are none. */
  readonly answers: readonly Measured[];
  /** The sentences of the fixtures that are read wrongly. */
  readonly slips: readonly Slip[];
}

/** What single sentences must reach, per claim. */
export const gate = { precision: 0.95, recall: 0.8 };

export function evaluate({ id, coachPrompt, patterns, answers }: CoachedPrompt): Evaluation {
  const whole = answers.length === 0 ? [] : evaluateAnswers(coachPrompt, labelled(answers));
  return {
    prompt: id,
    fixtures: withTotal(evaluateFixtures(coachPrompt, fixturesOf(patterns))),
    answers: whole.length === 0 ? [] : withTotal(whole),
    slips: slipsOn(coachPrompt, fixturesOf(patterns)),
  };
}

export function belowGate({ fixtures, slips }: Evaluation): readonly string[] {
  const denied = slips.filter(({ how }) => how === 'found though it is denied');
  const low = fixtures
    .filter(({ precision, recall }) => precision < gate.precision || recall < gate.recall)
    .map(({ claim, precision, recall }) => `${claim}: precision ${precision.toFixed(2)}, recall ${recall.toFixed(2)}`);
  return [...low, ...denied.map(({ claim, sentence }) => `${claim}: denied, and still looks said: ${sentence}`)];
}

function withTotal(figures: readonly Figures[]): readonly Measured[] {
  return [...figures, totalOf('all', figures)].map((each) => ({ ...each, precision: precisionOf(each), recall: recallOf(each) }));
}
