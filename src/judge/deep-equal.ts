/**
 * Strict deep equality of plain data: no coercion, `NaN` equals itself, `0` equals `-0`, and a property that is missing is
 * not the same as one that is `undefined`. Cyclic values are compared by the path on which they close.
 *
 * @example deepEqual({ ads: null }, { ads: undefined }) // false
 */
export function deepEqual(a: unknown, b: unknown): boolean {
  return equal(a, b, new Map());
}

function equal(a: unknown, b: unknown, open: Map<object, object>): boolean {
  if (a === b || (Number.isNaN(a) && Number.isNaN(b))) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  if (!Array.isArray(a) && !(isRecord(a) && isRecord(b))) return false;
  if (open.get(a) === b) return true;
  open.set(a, b);
  const same = Array.isArray(a) && Array.isArray(b) ? equalLists(a, b, open) : equalRecords(a, b, open);
  open.delete(a);
  return same;
}

function equalLists(a: readonly unknown[], b: readonly unknown[], open: Map<object, object>): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) {
    if (i in a !== i in b || !equal(a[i], b[i], open)) return false;
  }
  return true;
}

function equalRecords(a: object, b: object, open: Map<object, object>): boolean {
  const left = new Map<string, unknown>(Object.entries(a));
  const right = new Map<string, unknown>(Object.entries(b));
  if (left.size !== right.size) return false;
  for (const [key, value] of left) {
    if (!right.has(key) || !equal(value, right.get(key), open)) return false;
  }
  return true;
}

/** Only plain objects are compared by content: two dates, maps or class instances are equal only when they are the same. */
function isRecord(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || (typeof prototype === 'object' && Object.getPrototypeOf(prototype) === null);
}
