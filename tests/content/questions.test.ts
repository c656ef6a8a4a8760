import { describe, expect, it } from 'vitest';
import { fill, isRight, keysIn, numbersOf } from '../../src/experiment/index.ts';
import { cards, drills, questions } from './content.ts';
import { withOwn } from './printed.ts';

const choices = [
  ...[...questions].map(([id, { numbers, question, options }]) => ({
    where: `questions/${id}`,
    numbers,
    text: question,
    options,
  })),
  ...[...cards].flatMap(([lesson, { numbers, cards: all }]) =>
    all.flatMap((card) =>
      card.answer === 'choice'
        ? [{ where: `cards/${lesson}, ${card.id}`, numbers, text: card.scenario, options: card.options }]
        : [],
    ),
  ),
];

describe.each(choices)('$where', ({ numbers, options }) => {
  const facts = numbersOf(numbers);

  it('has exactly one right option', () => {
    expect(options.filter((option) => isRight(option, facts)).map(({ text }) => text)).toHaveLength(1);
  });

  it('has options that read differently, each with its own reason', () => {
    const said = options.map(({ text }) => fill(text, withOwn(facts)));
    expect(new Set(said).size).toBe(options.length);
    expect(new Set(options.map(({ why }) => why)).size).toBe(options.length);
  });
});

const files = [
  ...[...questions].map(([id, data]) => ({ where: `questions/${id}.json`, data })),
  ...[...drills].map(([id, data]) => ({ where: `drills/${id}.json`, data })),
  ...[...cards].map(([id, data]) => ({ where: `cards/${id}.json`, data })),
];

describe.each(files)('$where', ({ data }) => {
  const { numbers, ...texts } = data;
  const named = JSON.stringify(texts);

  it('gives no number that nothing uses', () => {
    const used = new Set([
      ...keysIn(named),
      ...[...Object.values(numbers).map(({ is }) => is), ...named.matchAll(/"rightWhen":"([^"]*)"/g)].flatMap((each) =>
        String(typeof each === 'string' ? each : each[1]).match(/[a-z]\w*/gi),
      ),
    ]);
    expect(Object.keys(numbers).filter((name) => !used.has(name))).toEqual([]);
  });
});

describe.each([...cards])('the cards of %s', (_, { cards: all }) => {
  it('ask which and why in a situation, not for a definition', () => {
    for (const { id, scenario } of all) {
      expect(scenario, id).toMatch(/\?/);
      expect(scenario.split(/\s+/).length, id).toBeGreaterThanOrEqual(15);
      expect(scenario, id).not.toMatch(/^(what is|define|what does .* mean|what are)\b/i);
    }
  });
});

describe.each([...drills])('the drill %s', (_, { items }) => {
  it('has scenarios for each place, and none twice', () => {
    expect(new Set(items.map(({ answer }) => answer)).size).toBe(3);
    expect(new Set(items.map(({ scenario }) => scenario)).size).toBe(items.length);
  });
});
