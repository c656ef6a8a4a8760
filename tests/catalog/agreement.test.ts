import { expect, it } from 'vitest';
import { agreementOf, labelled } from '../../src/catalog/coach.ts';

const answer = (id: string, part: 'tune' | 'held-out', one: string[], other: string[]) => ({
  id,
  level: 'good' as const,
  part,
  text: 'An answer.',
  heard: [one, other] as [string[], string[]],
});
const answers = [answer('a', 'tune', ['pay.m1', 'pay.m2'], ['pay.m1']), answer('b', 'held-out', [], [])];

it('counts a label for each claim of each answer, and those on which the two readers agree', () => {
  expect(agreementOf(labelled(answers), ['pay.m1', 'pay.m2', 'pay.r1'])).toEqual({ labels: 6, agreed: 5 });
});

it('keeps the held-out answers apart', () => {
  expect(agreementOf(labelled(answers, 'held-out'), ['pay.m1', 'pay.m2', 'pay.r1'])).toEqual({ labels: 3, agreed: 3 });
});
