/** What is sent is copied: no two processes ever share an object, and what learner code does to one afterwards travels nowhere. */
export function createClone(): <T>(value: T) => T {
  return (value) => copy(value, new Map(), 'the value') as typeof value;
}

function copy(value: unknown, seen: Map<object, unknown>, path: string): unknown {
  if (typeof value === 'function' || typeof value === 'symbol') throw cannot(`${path} is a ${typeof value}`);
  if (typeof value !== 'object' || value === null) return value;
  const known = seen.get(value);
  if (known !== undefined) return known;
  const keep = <C extends object>(made: C): C => {
    seen.set(value, made);
    return made;
  };
  if (Array.isArray(value)) {
    const made = keep<unknown[]>([]);
    for (let index = 0; index < value.length; index += 1) made[index] = copy(value[index], seen, `${path}[${index}]`);
    return made;
  }
  if (value instanceof Map) {
    const made = keep(new Map<unknown, unknown>());
    for (const [key, item] of value) made.set(copy(key, seen, `a key of ${path}`), copy(item, seen, `an entry of ${path}`));
    return made;
  }
  if (value instanceof Set) {
    const made = keep(new Set<unknown>());
    for (const item of value) made.add(copy(item, seen, `an entry of ${path}`));
    return made;
  }
  if (value instanceof Error) {
    const made = keep(new Error(value.message));
    Reflect.defineProperty(made, 'name', { value: value.name, configurable: true, writable: true });
    return made;
  }
  const tag = Object.prototype.toString.call(value);
  if (tag === '[object Date]')
    return keep(Reflect.construct(Reflect.get(value, 'constructor') as new (ms: number) => object, [Number(value)]));
  if (tag !== '[object Object]') throw cannot(`${path} is ${tag.slice(8, -1)}`);
  const made = keep<Record<string, unknown>>({});
  for (const key of Object.keys(value)) {
    Reflect.defineProperty(made, key, {
      value: copy(Reflect.get(value, key), seen, `${path}.${key}`),
      writable: true,
      enumerable: true,
      configurable: true,
    });
  }
  return made;
}

function cannot(what: string): TypeError {
  return new TypeError(`Only plain data can be copied: ${what}.`);
}

/**
 * A payload as it crosses to another process: only what survives JSON in spirit, so that a trace can hold it. Maps, sets and dates
 * are refused, as a wire format would.
 */
export function createWireClone(clone: <T>(value: T) => T): (value: unknown, what: string) => unknown {
  const check = (value: unknown, what: string): void => {
    if (typeof value === 'bigint') throw new TypeError(`${what} holds a bigint, which no JSON can carry. Send a string.`);
    if (typeof value !== 'object' || value === null) return;
    if (Array.isArray(value)) return value.forEach((item) => check(item, what));
    if (Reflect.getPrototypeOf(value) !== Object.prototype && Reflect.getPrototypeOf(value) !== null)
      throw new TypeError(
        `${what} holds a ${String(Object.prototype.toString.call(value)).slice(8, -1)}. Only plain data can be sent.`,
      );
    for (const key of Object.keys(value)) check(Reflect.get(value, key), what);
  };
  return (value, what) => {
    const copied = clone(value);
    check(copied, what);
    return copied;
  };
}
