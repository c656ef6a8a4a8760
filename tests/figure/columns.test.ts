import { expect, test } from 'vitest';
import { columnsFigure } from '../../src/figure/columns.ts';

const data = {
  title: 'Answered',
  caption: '3 recalled and 1 forgotten.',
  columns: [
    { label: '22', value: 0 },
    { label: '23', value: 3, rest: 1 },
  ],
};

test('a column writes its whole above it, and a day without anything has neither number nor column', () => {
  const svg = columnsFigure(data, 340).toString();
  expect(svg).toContain('>4</text>');
  expect(svg).not.toContain('>0</text>');
  expect(svg.match(/<rect/g)).toHaveLength(2);
});

test('what is read aloud says title and caption, and a label stays text', () => {
  const svg = columnsFigure({ ...data, title: '<b>', columns: [{ label: '<i>', value: 1 }] }, 340).toString();
  expect(svg).toContain('aria-label="&#60;b&#62;. 3 recalled and 1 forgotten."');
  expect(svg).not.toContain('<i>');
});
