import dictionary from 'dictionary-en-gb';
import nspell from 'nspell';
import { describe, expect, it } from 'vitest';
import { allowedDigits } from './allowed-digits.ts';
import { references } from './content.ts';
import { ourWords } from './our-words.ts';
import { dataTexts, lessonTexts, promptTexts } from './texts.ts';

const speller = nspell(dictionary);
const names = [...references.values()].flatMap(({ authors }) => authors.match(/\p{L}+/gu) ?? []);
for (const word of [...ourWords, ...names]) speller.add(word);

const texts = [...lessonTexts, ...dataTexts, ...promptTexts];

/** Words as written; marks of Markdown and possessives are not part of them. */
function wordsOf(text: string): string[] {
  return (
    allowedDigits
      .reduce((left, { pattern }) => left.replace(pattern, ''), text)
      .replace(/https?:\S+/g, '')
      .replaceAll('’', "'")
      .match(/[\p{L}][\p{L}']*/gu)
      ?.map((word) => word.replace(/'s?$/, '')) ?? []
  );
}

const known = new Map<string, boolean>();
function isSpelled(word: string): boolean {
  const found = known.get(word);
  if (found !== undefined) return found;
  const right = word.length === 1 || speller.correct(word) || speller.correct(word.toLowerCase());
  known.set(word, right);
  return right;
}

const byFile = Map.groupBy(texts, ({ where }) => where.replace(/(\.json|\.mdx).*$/, '$1'));

describe.each([...byFile.keys()])('%s', (file) => {
  it('is spelled as in Britain (a word of the field goes into tests/content/our-words.ts)', () => {
    const words = new Set((byFile.get(file) ?? []).flatMap(({ text }) => wordsOf(text)));
    expect([...words].filter((word) => !isSpelled(word)).sort()).toEqual([]);
  });

  it('says no word twice in a row', () => {
    const twice = (byFile.get(file) ?? []).flatMap(
      ({ text }) => text.match(/(?<!['’-])\b(?!that\b|had\b)(\p{L}+)\s+\1\b(?!['’-])/giu) ?? [],
    );
    expect(twice).toEqual([]);
  });
});

it.each(['color', 'behavior', 'optimize', 'center', 'modeled', 'acknowledgment', 'analyze', 'catalog'])(
  'does not take the American %s for British',
  (word) => {
    expect(isSpelled(word)).toBe(false);
  },
);
