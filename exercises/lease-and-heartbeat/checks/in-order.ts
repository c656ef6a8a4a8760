import { at, type Moment } from '../../../src/judge/index.ts';

export type Step = readonly [moment: Moment | undefined, what: string];

/** What happened, as sentences with their times, in the order in which it did. A step without a moment did not happen. */
export function inOrder(...steps: readonly Step[]): readonly string[] {
  return steps
    .flatMap(([moment, what]) => (moment === undefined ? [] : [{ moment, what }]))
    .sort((a, b) => a.moment.record - b.moment.record)
    .map(({ moment, what }) => `${at(moment.at)} ${what}`);
}
