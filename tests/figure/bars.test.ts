import { describe, expect, it } from 'vitest';
import { barsFigure, type BarsData } from '../../src/figure/bars.ts';

const data: BarsData = {
  title: 'Two bars',
  caption: 'The second is longer.',
  x: { label: 'Mean', unit: 'ms', from: 0, to: 100 },
  bars: [
    { label: 'wait', look: 'sync', value: 40, low: 30, high: 50, text: '40 ms' },
    { label: 'hand over', look: 'async', value: 80, low: 80, high: 80, text: '80 ms' },
  ],
};

const lengths = (svg: string) => [...svg.matchAll(/<rect [^>]*?width="([\d.]+)"/g)].map(([, width]) => Number(width));

describe('bars', () => {
  it('are as long as their values, at any width', () => {
    for (const width of [680, 350]) {
      const [first = 0, second = 0] = lengths(barsFigure(data, width).toString());
      expect(second / first).toBeCloseTo(2, 2);
      expect(second).toBeLessThan(width);
    }
  });

  it('say what they show, write their numbers out, and differ in more than hue', () => {
    const svg = barsFigure(data, 680).toString();
    expect(svg).toContain('role="img" aria-label="Two bars. The second is longer."');
    expect(svg).toContain('>40 ms</text>');
    expect(svg.match(/stroke-dasharray="5 3"/g)).toHaveLength(1);
  });

  it('stay inside, whatever is predicted, and escape what they are told', () => {
    const svg = barsFigure({ ...data, title: '<b>"', prediction: { value: 1e9, label: 'you: <i>' } }, 350).toString();
    expect(svg).not.toMatch(/<b>|<i>/);
    const lines = [...svg.matchAll(/<line x1="([\d.]+)"/g)].map(([, x]) => Number(x));
    expect(Math.max(...lines)).toBeLessThanOrEqual(350);
  });
});
