import { describe, expect, it } from 'vitest';
import { curvesFigure, widths, type CurvesData } from '../../src/figure/curves.ts';

const data: CurvesData = {
  title: 'Two lines',
  caption: 'The second is higher.',
  curves: [
    { name: 'first', look: 'main', points: [{ x: 0, y: 0, low: 0, high: 1 }, { x: 10, y: 5, low: 4, high: 6 }] }, // prettier-ignore
    { name: 'second', look: 'other', points: [{ x: 0, y: 1 }, { x: 10, y: 9 }] }, // prettier-ignore
  ],
  x: { label: 'Time', from: 0, to: 10, unit: 'ms' },
  y: { label: 'Value', from: 0, to: 10, unit: '' },
  marks: [{ x: 5, label: 'half' }],
};

describe('a figure of curves', () => {
  it('is the same text for the same data', () => {
    expect(curvesFigure(data, widths.wide).toString()).toBe(curvesFigure(data, widths.wide).toString());
  });

  it('names itself and says its caption to who cannot see it', () => {
    expect(curvesFigure(data, widths.wide).toString()).toContain('role="img" aria-label="Two lines. The second is higher."');
  });

  it('tells curves apart without colour: each look has its own dash and each name is written', () => {
    const svg = curvesFigure(data, widths.narrow).toString();
    expect(svg).toContain('stroke-dasharray="none"');
    expect(svg).toContain('stroke-dasharray="7 4"');
    expect(svg).toContain('>first<');
    expect(svg).toContain('>second<');
  });

  it('keeps what it is given as text', () => {
    const hostile = curvesFigure(
      { ...data, title: '"><script>alert(1)</script>', marks: [{ x: 1, label: '<b>' }] },
      widths.wide,
    ).toString();
    expect(hostile).not.toMatch(/<script|<b>/);
  });

  it('draws a prediction that lies beyond the axis at its end, and says so with an arrow', () => {
    const svg = curvesFigure({ ...data, prediction: { axis: 'x', value: 99, label: 'you: 99 ms' } }, widths.wide).toString();
    expect(svg).toContain('you: 99 ms →');
  });
});
