import { describe, expect, it } from 'vitest';
import { attribute, cards, drills, exercises, experiments, lessons, lookup, questions, references } from './content.ts';
import { wordsOf } from './texts.ts';

/** Components that an author may use; a mistyped one would be an error only when the page is built. */
const components = ['Cite', 'Drills', 'Exercise', 'Experiment', 'N', 'Pattern', 'Predict', 'References', 'Say'];

/** A page that is made from data is no chain of units. */
const isWritten = ({ text }: { readonly text: string }) => !text.includes('<References');

describe.each(lessons)('the lesson $id', ({ text }) => {
  it('has no import lines and no components but those for authors', () => {
    expect(text).not.toMatch(/^(import|export)\s/m);
    const used = new Set([...text.matchAll(/<([A-Z]\w*)/g)].map(([, name]) => name));
    expect([...used].filter((name) => !components.includes(name ?? ''))).toEqual([]);
  });

  it('names experiments, questions, drills, exercises, sources and numbers that exist', () => {
    const unknown = (component: string, known: readonly string[], name = 'id') =>
      attribute(text, component, name).filter((each) => !known.includes(each));
    expect(unknown('Experiment', [...experiments.keys()])).toEqual([]);
    expect(unknown('Predict', [...questions.keys()])).toEqual([]);
    expect(unknown('Drills', [...drills.keys()])).toEqual([]);
    expect(unknown('Exercise', exercises)).toEqual([]);
    expect(unknown('Cite', [...references.keys()], 'source')).toEqual([]);
    expect(
      unknown(
        'Pattern',
        [...references.values()].map(({ pattern }) => pattern ?? ''),
        'name',
      ),
    ).toEqual([]);
    for (const key of attribute(text, 'N', 'k')) expect(() => lookup(key), key).not.toThrow();
  });

  it('lists in its head the exercises that it embeds, in their order', () => {
    const listed = /^exercises: \[(.*)\]$/m.exec(text)?.[1]?.split(',') ?? [];
    expect(listed.map((each) => each.trim()).filter((each) => each !== '')).toEqual(attribute(text, 'Exercise', 'id'));
  });

  it('has headings that go down one step at a time, each with a name of its own', () => {
    const headings = [...text.replace(/```[\s\S]*?```/g, '').matchAll(/^(#+) (.*)$/gm)].map(([, marks = '', title = '']) => ({
      depth: marks.length,
      title,
    }));
    headings.forEach(({ depth, title }, index) => {
      expect(depth, title).toBeGreaterThanOrEqual(2);
      expect(depth, title).toBeLessThanOrEqual((headings[index - 1]?.depth ?? 1) + 1);
    });
    expect(new Set(headings.map(({ title }) => title)).size).toBe(headings.length);
  });

  it('says of every picture what is on it', () => {
    expect(text.match(/!\[\s*\]\(/g) ?? []).toEqual([]);
    for (const [image] of text.matchAll(/<img\b[^>]*>/g)) expect(image).toMatch(/\balt="[^"]{10,}"/);
  });
});

describe.each(lessons.filter(isWritten))('the units of $id', ({ id, text }) => {
  it('has 900 to 1,800 words', () => {
    expect(wordsOf(text)).toBeGreaterThanOrEqual(900);
    expect(wordsOf(text)).toBeLessThanOrEqual(1800);
  });

  it('has at least three predictions, two experiments on the lab, and a sentence for the interview', () => {
    const onTheLab = attribute(text, 'Experiment', 'id');
    const asked = [...onTheLab, ...attribute(text, 'Predict', 'id'), ...attribute(text, 'Drills', 'id')];
    expect(new Set(onTheLab).size).toBeGreaterThanOrEqual(2);
    expect(new Set(asked).size).toBeGreaterThanOrEqual(3);
    expect(text).toContain('<Say>');
  });

  it('has at least six cards', () => {
    expect(cards.get(id)?.cards.length ?? 0).toBeGreaterThanOrEqual(6);
  });
});

it('shows no experiment, question or drill twice', () => {
  for (const component of ['Experiment', 'Predict', 'Drills']) {
    const shown = lessons.flatMap(({ text }) => attribute(text, component, 'id'));
    expect(shown.filter((id, index) => shown.indexOf(id) !== index)).toEqual([]);
  }
});

it('has cards only of lessons that there are', () => {
  const ids = lessons.map(({ id }) => id);
  expect([...cards.keys()].filter((id) => !ids.includes(id))).toEqual([]);
});
