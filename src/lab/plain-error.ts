import type { PlainError, SourcePosition } from './trace/record.ts';

/** Whatever was thrown, as plain data. Reads each property once and survives getters that throw. */
export function plainError(reason: unknown, source: SourcePosition | undefined): PlainError {
  const place = source ? { source } : {};
  if (typeof reason !== 'object' || reason === null) return { name: 'thrown value', message: text(reason), ...place };
  const read = (name: string): unknown => {
    try {
      return Reflect.get(reason, name);
    } catch {
      return undefined;
    }
  };
  const status = read('status');
  return {
    name: text(read('name') ?? 'Error').slice(0, 80),
    message: text(read('message') ?? '').slice(0, 500),
    ...(typeof status === 'number' ? { status } : {}),
    ...place,
  };
}

function text(value: unknown): string {
  try {
    return String(value);
  } catch {
    return '[cannot be printed]';
  }
}
