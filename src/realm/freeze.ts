/**
 * Freezes every object that code can reach from the given roots by properties and prototypes, so that no program can change
 * what `then`, `push` or `toString` mean for the lab that shares its realm, nor leave a note on them for its next life.
 *
 * Freezing alone would break honest code: assigning `error.name` or `object.toString` fails when a frozen prototype holds a
 * data property of that name (the "override mistake"). Prototypes that programs override by assignment are therefore given
 * accessors that define the property on the object assigned to.
 */
export function freezeReachable(roots: readonly unknown[], exceptions: ReadonlySet<object>): void {
  const seen = new Set<object>(exceptions);
  const waiting: unknown[] = [...roots, ...hiddenIntrinsics()];
  const overridable = overridablePrototypes();
  while (waiting.length > 0) {
    const next = waiting.pop();
    if (!isObject(next) || seen.has(next)) continue;
    seen.add(next);
    waiting.push(Reflect.getPrototypeOf(next));
    for (const key of Reflect.ownKeys(next)) {
      const property = Reflect.getOwnPropertyDescriptor(next, key);
      if (property === undefined) continue;
      waiting.push(property.value, property.get, property.set);
      if (overridable.has(next)) allowOverride(next, key, property);
    }
    Object.freeze(next);
  }
}

function isObject(value: unknown): value is object {
  return (typeof value === 'object' && value !== null) || typeof value === 'function';
}

function allowOverride(owner: object, key: string | symbol, property: PropertyDescriptor): void {
  if (!property.configurable || !property.writable) return;
  const inherited: unknown = property.value;
  // Methods, unlike functions, have no `prototype` on which somebody could leave a note.
  const { get, set } = {
    get: () => inherited,
    set(this: unknown, value: unknown) {
      const target = isObject(this) && this !== owner ? this : undefined;
      const own = target && Reflect.getOwnPropertyDescriptor(target, key);
      const done =
        target !== undefined &&
        Reflect.defineProperty(target, key, own ? { value } : { value, writable: true, enumerable: true, configurable: true });
      if (!done) throw new TypeError(`Cannot assign to read only property '${String(key)}'`);
    },
  };
  Reflect.defineProperty(owner, key, {
    configurable: false,
    enumerable: property.enumerable ?? false,
    get: Object.freeze(get),
    set: Object.freeze(set),
  });
}

function overridablePrototypes(): ReadonlySet<object> {
  const errors = [Error, AggregateError, EvalError, RangeError, ReferenceError, SyntaxError, TypeError, URIError];
  return new Set<object>([Object, Function, Promise, ...errors].map((constructor): object => constructor.prototype));
}

/** Objects of the language that no global names and that syntax reaches: the prototypes behind generators, iterators and async code. */
function hiddenIntrinsics(): unknown[] {
  const instances: readonly object[] = [
    (function* () {})(),
    (async function* () {})(),
    async function () {},
    (async () => {})(),
    [].values(),
    ...iteratorHelpers(),
    new Map().entries(),
    new Set().values(),
    ''[Symbol.iterator](),
    'a'.matchAll(/a/g),
    new Uint8Array(),
  ];
  // Where `stack` is a property of each error, its accessors are two functions that all errors share.
  return [...instances.flatMap((instance) => [Reflect.getPrototypeOf(instance), instance.constructor]), new Error()];
}

/** Older engines have no iterator helpers, and the compiler's declarations have none either. */
function iteratorHelpers(): object[] {
  const map: unknown = Reflect.get([].values(), 'map');
  const { from } = Object(Reflect.get(globalThis, 'Iterator')) as { from?: unknown };
  const ended = { next: () => ({ done: true, value: undefined }) };
  return [
    typeof map === 'function' ? Reflect.apply(map, [].values(), [(value: unknown) => value]) : undefined,
    typeof from === 'function' ? Reflect.apply(from, undefined, [ended]) : undefined,
  ].filter(isObject);
}
