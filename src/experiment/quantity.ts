/** A number with its unit, as it is read aloud: "4 attempts", "1 attempt", "80 %", "12". */
export function quantity(number: string, unit: string): string {
  if (unit === '') return number;
  return `${number} ${number === '1' ? singular(unit) : unit}`;
}

/** "attempts" as "attempt", "deliveries" as "delivery"; symbols such as "s" and "per s" stay. */
function singular(unit: string): string {
  if (!/^[a-z]{4,}s$/.test(unit)) return unit;
  return unit.endsWith('ies') ? `${unit.slice(0, -3)}y` : unit.slice(0, -1);
}
