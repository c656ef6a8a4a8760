import { expect, test } from 'vitest';
import { byTurns, type CardOutline } from '../../src/review/index.ts';

const claim = (id: string, kind: 'must' | 'red' | 'nice') =>
  card(id, { by: 'claim', prompt: id.replace(/\..*/, ''), claim: id, kind });
const ofLesson = (id: string) => card(id, { by: 'lesson', lesson: '02-latency', answer: id });
function card(id: string, unlock: CardOutline['unlock']): CardOutline {
  return { id, unlock, answer: { kind: 'words' } };
}
const ids = (cards: readonly CardOutline[]) => byTurns(cards).map(({ id }) => id);

test('of what was missed in practice the musts come first, what would have been nice last', () => {
  expect(ids([claim('pay.n1', 'nice'), claim('pay.r1', 'red'), claim('pay.m1', 'must')])).toEqual(['pay.m1', 'pay.r1', 'pay.n1']);
});

test('prompts take turns, and what lessons brought stands between them', () => {
  const cards = ['a', 'b', 'c'].map(ofLesson);
  const claims = ['chat.m1', 'chat.m2', 'pay.m1'].map((id) => claim(id, 'must'));
  expect(ids([...cards, ...claims])).toEqual(['chat.m1', 'a', 'pay.m1', 'b', 'chat.m2', 'c']);
});

test('cards of lessons alone keep the order of the course', () => {
  expect(ids(['a', 'b', 'c'].map(ofLesson))).toEqual(['a', 'b', 'c']);
});
