/**
 * The names that learner code may find on its global object. Everything else is removed before it loads: an engine that grows
 * a new global (a way to the network, say) hides it from learners until somebody lists it here.
 */

/** Names of the language itself, kept as the engine made them. */
export const languageNames: readonly string[] = [
  ...['globalThis', 'undefined', 'NaN', 'Infinity', 'isNaN', 'isFinite', 'parseFloat', 'parseInt'],
  ...['decodeURI', 'decodeURIComponent', 'encodeURI', 'encodeURIComponent'],
  ...['Object', 'Function', 'Boolean', 'Symbol', 'Number', 'BigInt', 'String', 'RegExp', 'JSON', 'Reflect', 'Proxy', 'Iterator'],
  ...['Array', 'Map', 'Set', 'WeakMap', 'WeakSet', 'ArrayBuffer', 'DataView'],
  ...['Int8Array', 'Uint8Array', 'Uint8ClampedArray', 'Int16Array', 'Uint16Array', 'Int32Array', 'Uint32Array'],
  ...['Float32Array', 'Float64Array', 'BigInt64Array', 'BigUint64Array'],
  ...['Error', 'AggregateError', 'EvalError', 'RangeError', 'ReferenceError', 'SyntaxError', 'TypeError', 'URIError'],
];

/**
 * Members that would undo the lab's determinism, and are removed from what is kept: `Array.fromAsync` returns a promise of the engine,
 * which never settles in virtual time.
 */
export function forbiddenMembers(): readonly (readonly [owner: object, name: string])[] {
  return [[Array, 'fromAsync']];
}
