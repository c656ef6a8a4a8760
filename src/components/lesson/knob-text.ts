import { quantity } from '../../experiment/quantity.ts';

/** The value of a knob with its unit, as it is written and spoken: "6 hops", "80 %", "250 ms", "1.5 s". */
export function knobText(value: number, unit: string): string {
  if (unit === 'ms' && value >= 1000) return quantity(String(value / 1000), 's');
  const shown = unit === '%' ? Math.round(value * 1000) / 10 : value;
  return quantity(String(shown), unit);
}
