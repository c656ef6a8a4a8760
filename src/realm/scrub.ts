import { forbiddenMembers } from './allowed.ts';

/** A name that the engine would not let go of: the sandbox must then refuse to run. */
export class ScrubError extends Error {
  override readonly name = 'ScrubError';
}

/**
 * Removes every name that is not allowed from the global object and from the objects it inherits from, up to but without
 * `Object.prototype`.
 *
 * @throws ScrubError naming the first property that could neither be deleted nor replaced by `undefined`.
 */
export function scrub(global: object, allowed: ReadonlySet<string>): void {
  for (let owner: object | null = global; owner !== null && owner !== Object.prototype; owner = Reflect.getPrototypeOf(owner)) {
    for (const key of Reflect.ownKeys(owner)) {
      if (owner === global && typeof key === 'string' && allowed.has(key)) continue;
      remove(owner, key);
    }
  }
  for (const [owner, name] of forbiddenMembers()) remove(owner, name);
}

function remove(owner: object, key: string | symbol): void {
  if (Reflect.deleteProperty(owner, key)) return;
  if (Reflect.defineProperty(owner, key, { value: undefined })) return;
  // Chromium nails constants such as TEMPORARY to the prototype. A number that cannot change gives no power and keeps no note.
  if (isConstant(Reflect.getOwnPropertyDescriptor(owner, key))) return;
  throw new ScrubError(`The sandbox could not remove ${String(key)} from the global object, so no code is run in it.`);
}

function isConstant(property: PropertyDescriptor | undefined): boolean {
  return property?.writable === false && Object(property.value) !== property.value;
}
