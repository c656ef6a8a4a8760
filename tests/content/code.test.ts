import { describe, expect, it } from 'vitest';
import { cards, drills, experiments, questions } from './content.ts';

const jsonOf = (all: ReadonlyMap<string, unknown>) => [...all].map(([id, data]) => [id, JSON.stringify(data)] as const);

describe('code in the texts of JSON files', () => {
  it.each([...jsonOf(questions), ...jsonOf(drills), ...jsonOf(cards)])('%s closes every backtick that it opens', (_id, json) => {
    for (const text of json.match(/"(?:[^"\\]|\\.)*"/g) ?? []) expect(text.split('`').length % 2, text).toBe(1);
  });

  it.each(jsonOf(experiments))('%s has no backtick: the texts of an experiment are redrawn as plain text', (_id, json) => {
    expect(json).not.toContain('`');
  });

  it.each([...jsonOf(questions), ...jsonOf(drills), ...jsonOf(cards), ...jsonOf(experiments)])(
    '%s has no word between asterisks: nothing makes them italic',
    (_id, json) => {
      expect(json.match(/\*[a-z]+\*/gi) ?? []).toEqual([]);
    },
  );
});
