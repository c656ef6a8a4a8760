import { describe, expect, it } from 'vitest';
import { numbersOf } from '../../src/experiment/index.ts';
import { allowedDigits } from './allowed-digits.ts';
import { prompts } from './content.ts';
import { promptNumbers } from './prompt-numbers.ts';
import { promptTexts } from './texts.ts';

const number = /\d[\d,]*(?:\.\d+)?/g;
const numberWord = /\b(?:eleven|twelve|\w+teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty|hundred|thousand|(?<!\d )million)\b/gi;
/** Status codes with a digit or two left open, and those that the prompts speak of. */
const statusCode = /\b[1-5]xx\b|\b(?:20[12]|303|40[0349]|410|422|429|50[0349])\b(?!,\d)/g;
/** Digits that are names, not quantities. */
const named = [...allowedDigits.map(({ pattern }) => pattern), statusCode];
const plain = (digits: string): string => digits.replaceAll(',', '').replace(/^\.|[.,]$/, '');

describe.each([...prompts.keys()])('the numbers of %s', (id) => {
  const { sums, chosen } = promptNumbers[id] ?? { sums: [], chosen: [] };
  const texts = promptTexts.filter(({ where }) => where.startsWith(`prompts/${id}.json`));
  const spoken = texts.filter(({ where }) => /\.(claims|model|followUps)/.test(where));
  const given = new Set(
    texts.filter((text) => !spoken.includes(text)).flatMap(({ text }) => text.match(number)?.map(plain) ?? []),
  );

  it('are what they are computed to', () => {
    const wrong = sums.flatMap(([says, is]) => {
      const said = plain(/\{([^}]*)\}/.exec(says)?.[1] ?? '');
      const value = numbersOf({ sum: { is, unit: '', decimals: 0 } })['sum']?.value ?? NaN;
      const computed = value.toFixed(said.split('.')[1]?.length ?? 0);
      return computed === said ? [] : [{ says, is, computed }];
    });
    expect(wrong).toEqual([]);
  });

  it('are quoted as the prompt says them', () => {
    const quotes = [...sums.map(([says]) => says.replace(/[{}]/g, '')), ...chosen];
    expect(quotes.filter((quote) => !spoken.some(({ text }) => text.includes(quote)))).toEqual([]);
  });

  it('are given, computed or chosen', () => {
    const quotes = [...sums.map(([says]) => says), ...chosen.map((phrase) => phrase.replace(number, '{$&}'))];
    const unknown = spoken.flatMap(({ where, text }) => {
      const rest = [
        ...quotes.map((quote) => [quote.replace(/[{}]/g, ''), quote.replace(/\{[^}]*\}/g, '')] as const),
        ...named.map((pattern) => [pattern, ''] as const),
      ].reduce((left, [from, to]) => left.replaceAll(from, to), text);
      return (rest.match(number) ?? []).filter((digits) => !given.has(plain(digits))).map((digits) => ({ where, digits, text }));
    });
    expect(unknown).toEqual([]);
  });

  it('are digits from eleven on, so that they can be looked at', () => {
    const words = spoken.flatMap(({ where, text }) => (text.match(numberWord) ?? []).map((word) => ({ where, word, text })));
    expect(words).toEqual([]);
  });
});
