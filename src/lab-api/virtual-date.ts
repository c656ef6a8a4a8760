/** The moment at which every run begins. */
const beginning = Date.UTC(2026, 0, 1);

/**
 * A `Date` that knows virtual time and UTC only. Nothing on it leads to the engine's own, whose clock is real: its prototype is a
 * copy.
 */
export function createDate(nowMs: () => number): {
  new (...args: unknown[]): object;
  now(): number;
  parse(text: string): number;
  UTC(...parts: number[]): number;
} {
  const Native = Date;
  const { construct, ownKeys, getOwnPropertyDescriptor, defineProperty } = Reflect;
  const now = () => beginning + Math.floor(nowMs());

  function LabDate(this: unknown, ...args: unknown[]): unknown {
    if (!new.target) return new Native(now()).toUTCString();
    if (args.length === 0) return construct(Native, [now()], new.target);
    if (args.length === 1) return construct(Native, [typeof args[0] === 'string' ? parse(args[0]) : Number(args[0])], new.target);
    return construct(Native, [Native.UTC(...(args.map(Number) as [number, number]))], new.target);
  }

  /** A text without a time zone means UTC here; natively it would depend on the machine. */
  function parse(text: string): number {
    const zoned = /(Z|[+-]\d\d:?\d\d|GMT|UTC)\s*$/i.test(text) || /^\d{4}(-\d\d(-\d\d)?)?$/.test(text);
    return Native.parse(zoned ? text : `${text}Z`) || Native.parse(`${text} UTC`);
  }

  const prototype: object = {};
  for (const key of ownKeys(Native.prototype)) {
    const property = getOwnPropertyDescriptor(Native.prototype, key);
    if (property) defineProperty(prototype, key, property);
  }
  const local = /^(get|set)(Date|Day|FullYear|Hours|Milliseconds|Minutes|Month|Seconds)$/;
  for (const key of ownKeys(Native.prototype)) {
    const match = typeof key === 'string' ? local.exec(key) : null;
    if (!match) continue;
    const utc = getOwnPropertyDescriptor(Native.prototype, `${match[1]}UTC${match[2]}`);
    if (utc) defineProperty(prototype, key, utc);
  }
  const method = (name: string, value: unknown) => defineProperty(prototype, name, { value, writable: true, configurable: true });
  const { toISOString, toUTCString } = Native.prototype;
  method('constructor', LabDate);
  method('getTimezoneOffset', () => 0);
  method('toString', toUTCString);
  method('toDateString', function (this: Date) {
    return Reflect.apply(toISOString, this, []).slice(0, 10);
  });
  method('toTimeString', function (this: Date) {
    return Reflect.apply(toISOString, this, []).slice(11, 19);
  });
  for (const name of ['toLocaleString', 'toLocaleDateString', 'toLocaleTimeString']) method(name, toISOString);

  defineProperty(LabDate, 'prototype', { value: prototype, writable: false });
  defineProperty(LabDate, 'name', { value: 'Date' });
  return Object.assign(LabDate as unknown as new (...args: unknown[]) => object, { now, parse, UTC: Native.UTC });
}
