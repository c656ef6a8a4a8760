import type { Abort } from './abort.ts';

/** Reads the options that a learner passed, which may be anything. */
export interface OptionReader {
  /** @throws TypeError naming the argument when it is no object. Absent options are an empty object. */
  objectOf(options: unknown, what: string): object;
  /** @throws RangeError unless it is a number of milliseconds, 0 or more. `Infinity` counts as absent. */
  milliseconds(options: object, name: string): number | undefined;
  /** @throws RangeError unless it is a whole number, 1 or more. `Infinity` counts as absent. */
  count(options: object, name: string): number | undefined;
  /** Header names in lower case, values as texts. */
  headers(options: object): Record<string, string>;
  /** @throws TypeError unless it is a text. */
  text(options: object, name: string): string | undefined;
  signal(options: object): InstanceType<Abort['AbortSignal']> | undefined;
}

export function createOptionReader(abort: Abort): OptionReader {
  return {
    objectOf(options, what) {
      if (options === undefined || options === null) return {};
      if (typeof options !== 'object') throw new TypeError(`${what} is an object; this is ${typeof options}.`);
      return options;
    },
    milliseconds(options, name) {
      const value: unknown = Reflect.get(options, name);
      if (value === undefined || value === Infinity) return undefined;
      if (typeof value !== 'number' || !(value >= 0))
        throw new RangeError(`${name} is a number of milliseconds, 0 or more; this is ${String(value)}.`);
      return value;
    },
    count(options, name) {
      const value: unknown = Reflect.get(options, name);
      if (value === undefined || value === Infinity) return undefined;
      if (typeof value !== 'number' || !(Number.isInteger(value) && value >= 1))
        throw new RangeError(`${name} is a whole number, 1 or more; this is ${String(value)}.`);
      return value;
    },
    headers(options) {
      const headers: unknown = Reflect.get(options, 'headers');
      if (headers === undefined || headers === null) return {};
      if (typeof headers !== 'object') throw new TypeError('headers is an object of texts, such as { traceparent: … }.');
      return Object.fromEntries(Object.keys(headers).map((name) => [name.toLowerCase(), String(Reflect.get(headers, name))]));
    },
    text(options, name) {
      const value: unknown = Reflect.get(options, name);
      if (value === undefined) return undefined;
      if (typeof value !== 'string') throw new TypeError(`${name} is a text; this is ${typeof value}.`);
      return value;
    },
    signal(options) {
      const signal: unknown = Reflect.get(options, 'signal');
      if (signal === undefined) return undefined;
      if (!abort.isSignal(signal)) throw new TypeError('signal is an AbortSignal, such as controller.signal.');
      return signal;
    },
  };
}
