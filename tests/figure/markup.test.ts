import { expect, test } from 'vitest';
import { markup } from '../../src/figure/markup.ts';

test('text cannot leave its place, neither in text nor in an attribute', () => {
  const hostile = `"><script>alert('&')</script>`;
  const made = String(markup`<text id="${hostile}">${hostile}</text>`);
  expect(made).not.toContain('<script');
  expect(made.match(/"/g)).toHaveLength(2);
  expect(made).toContain('&#60;script&#62;');
});

test('markup stays, lists are joined, absent things leave nothing', () => {
  expect(String(markup`<g>${['a', 'b'].map((text) => markup`<i>${text}</i>`)}${undefined}${false}</g>`)).toBe(
    '<g><i>a</i><i>b</i></g>',
  );
});

test('numbers have at most two decimals', () => {
  expect(String(markup`${1 / 3} ${12}`)).toBe('0.33 12');
});

test('characters that end the parsing of XML are replaced', () => {
  expect(String(markup`${'a\u0000b\ud800c\u{1f600}'}`)).toBe('a\ufffdb\ufffdc\u{1f600}');
});
