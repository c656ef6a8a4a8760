function assert(condition: unknown, message?: string): asserts condition {
  if (!condition) throw new Error(message ?? 'assertion failed');
}

export function read(key: 'port'): Promise<number>;
export function read(key: 'name', fallback: string): Promise<string>;
export async function read(key: string, fallback?: string): Promise<number | string> {
  await null;
  if (key === 'port') return 8080;
  assert(typeof fallback === 'string', `no fallback for ${key}`);
  return fallback;
}

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
const isRecord = (value: Json): value is { [key: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

async function find(value: Json, ...path: readonly string[]): Promise<Json | undefined> {
  const [head, ...rest] = path;
  if (head === undefined) return value;
  return isRecord(value) ? await find(value[head]!, ...rest) : undefined;
}

export async function main(log: (line: unknown) => void): Promise<void> {
  log((await read('port')).toFixed(0));
  log((await read('name', 'n')).toUpperCase());
  log(await (read as (key: string) => Promise<unknown>)('name').catch((error: Error) => error.message));
  log(await find({ a: { b: [1, 2] } } satisfies Json, 'a', 'b'));
  log(await find({ a: 1 } as Json, 'a', 'b'));
}
