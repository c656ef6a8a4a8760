/**
 * `error.stack` becomes the error's name and message, in every engine. Frames would say where the lab's own code stands, in which engine,
 * under which address, and whether a module is evaluated for the first time: traces would differ from one machine to the next.
 */
export function installPlainStacks(): void {
  const { toString } = Error.prototype;
  const plain = (error: object): string => String(Reflect.apply(toString, error, []));
  for (const [name, value] of [
    ['stackTraceLimit', 0],
    ['prepareStackTrace', plain],
  ] as const) {
    Reflect.defineProperty(Error, name, { value, writable: true, enumerable: false, configurable: true });
  }
  Reflect.deleteProperty(Error, 'captureStackTrace');
  // Engines that have no `prepareStackTrace` have an accessor that all errors inherit.
  if (!Reflect.getOwnPropertyDescriptor(Error.prototype, 'stack')) return;
  const accessors = {
    get(this: object): string {
      return plain(this);
    },
    set(this: object, value: unknown): void {
      Reflect.defineProperty(this, 'stack', { value, writable: true, enumerable: false, configurable: true });
    },
  };
  Reflect.defineProperty(Error.prototype, 'stack', { ...accessors, enumerable: false, configurable: true });
}
