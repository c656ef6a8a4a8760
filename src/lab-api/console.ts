import type { Port } from '../lab/index.ts';

type Level = 'log' | 'info' | 'warn' | 'error' | 'debug';
const limit = 500;

/** `console` writes into the trace, as text. */
export function createConsole(port: () => Port | undefined): Readonly<Record<Level, (...values: unknown[]) => void>> {
  const write =
    (level: Level) =>
    (...values: unknown[]) => {
      const text = values.map((value) => print(value, 0)).join(' ');
      port()?.console(level, text.length > limit ? `${text.slice(0, limit)} …` : text);
    };
  return { log: write('log'), info: write('info'), warn: write('warn'), error: write('error'), debug: write('debug') };
}

/** A value as a console shows it: three levels deep, and never throwing, whatever getters do. */
function print(value: unknown, depth: number): string {
  try {
    if (typeof value === 'string') return depth === 0 ? value : `'${value}'`;
    if (typeof value === 'function') return `[function ${value.name}]`;
    if (typeof value !== 'object' || value === null) return typeof value === 'bigint' ? `${value}n` : String(value);
    if (value instanceof Error) return `${value.name}: ${value.message}`;
    if (depth > 2) return Array.isArray(value) ? '[…]' : '{…}';
    if (Array.isArray(value))
      return `[${value
        .slice(0, 20)
        .map((item) => print(item, depth + 1))
        .join(', ')}${value.length > 20 ? ', …' : ''}]`;
    if (value instanceof Map)
      return `Map ${print(Object.fromEntries([...value].map(([key, item]) => [print(key, 0), item])), depth + 1)}`;
    if (value instanceof Set) return `Set ${print([...value], depth + 1)}`;
    const entries = Object.keys(value)
      .slice(0, 20)
      .map((key) => `${key}: ${print(Reflect.get(value, key), depth + 1)}`);
    return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`;
  } catch {
    return '[cannot be printed]';
  }
}
