/**
 * Methods that read the machine's language are replaced by ones that do not: the same program prints the same text for every
 * reader. They behave as in plain English without digit grouping.
 */
export function installFixedLocale(): void {
  replace(Number.prototype, 'toLocaleString', function (this: number) {
    return Number.prototype.toString.call(this);
  });
  replace(BigInt.prototype, 'toLocaleString', function (this: bigint) {
    return BigInt.prototype.toString.call(this);
  });
  replace(String.prototype, 'toLocaleUpperCase', function (this: string) {
    return String.prototype.toUpperCase.call(this);
  });
  replace(String.prototype, 'toLocaleLowerCase', function (this: string) {
    return String.prototype.toLowerCase.call(this);
  });
  replace(String.prototype, 'localeCompare', function (this: string, other: unknown) {
    return compareText(String(this), String(other));
  });
  replace(Date.prototype, 'toLocaleString', function (this: Date) {
    return Date.prototype.toISOString.call(this);
  });
  replace(Date.prototype, 'toLocaleDateString', function (this: Date) {
    return Date.prototype.toISOString.call(this).slice(0, 10);
  });
  replace(Date.prototype, 'toLocaleTimeString', function (this: Date) {
    return Date.prototype.toISOString.call(this).slice(11, 19);
  });
}

/** Orders as dictionaries do for plain letters: case decides only between texts that are equal without it, lower case first. */
function compareText(a: string, b: string): number {
  const [lowerA, lowerB] = [a.toLowerCase(), b.toLowerCase()];
  if (lowerA !== lowerB) return lowerA < lowerB ? -1 : 1;
  if (a === b) return 0;
  return a > b ? -1 : 1;
}

function replace(owner: object, name: string, value: (...args: never[]) => unknown): void {
  Reflect.defineProperty(owner, name, { value, writable: true, enumerable: false, configurable: true });
}
