import { quantity } from '../../experiment/quantity.ts';

/** The value of a knob with its unit, as it is written and spoken: "6 hops", "80 %". */
export function knobText(value: number, unit: string): string {
  const shown = unit === '%' ? Math.round(value * 1000) / 10 : value;
  return quantity(String(shown), unit);
}
