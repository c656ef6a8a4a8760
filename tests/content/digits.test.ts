import { describe, expect, it } from 'vitest';
import { allowedDigits } from './allowed-digits.ts';
import { dataTexts, lessonTexts, type Text } from './texts.ts';

function bareDigits({ text }: Text): string[] {
  const rest = allowedDigits.reduce((left, { pattern }) => left.replace(pattern, ''), text);
  return rest.match(/[^\n]{0,40}\d[^\n]{0,40}/g) ?? [];
}

/** By file, so that a failure names the place to go to. */
const byFile = Map.groupBy([...lessonTexts, ...dataTexts], ({ where }) => where.replace(/(\.json|\.mdx).*$/, '$1'));

describe.each([...byFile.keys()])('%s', (file) => {
  it('prints every number from where it comes from: no bare digit in its words', () => {
    const found = (byFile.get(file) ?? []).flatMap((text) =>
      bareDigits(text).map((digits) => `${text.where}: …${digits.trim()}…`),
    );
    expect(found).toEqual([]);
  });
});
