/**
 * Puts another function in the place of `RegExp`: the engine's own remembers the last match in statics (`RegExp.$1` and its kin), which
 * would carry a note over a crash, and not every engine lets them be removed. What it makes is the engine's own regular expressions.
 */
export function installRegExpWithoutMemory(): void {
  const Native = RegExp;
  function Plain(pattern: string | RegExp, flags?: string): unknown {
    return new.target ? Reflect.construct(Native, [pattern, flags], new.target) : Native(pattern, flags);
  }
  const species = {
    get [Symbol.species](): unknown {
      return this;
    },
  };
  Reflect.defineProperty(Plain, 'name', { value: 'RegExp' });
  Reflect.defineProperty(Plain, 'length', { value: 2 });
  Reflect.defineProperty(Plain, 'prototype', { value: Native.prototype, writable: false });
  Reflect.defineProperty(Plain, Symbol.species, Object.getOwnPropertyDescriptor(species, Symbol.species)!);
  const escape = Reflect.getOwnPropertyDescriptor(Native, 'escape');
  if (escape) Reflect.defineProperty(Plain, 'escape', escape);
  Reflect.defineProperty(Native.prototype, 'constructor', { value: Plain });
  Reflect.defineProperty(globalThis, 'RegExp', { value: Plain });
}
