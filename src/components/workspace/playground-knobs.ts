import type { Plain } from '../../lab/trace/record.ts';

/** One cell of a knob with rows. */
export type Cell = string | number | boolean;

export type Row = Readonly<Record<string, Cell>>;

export interface Column {
  readonly name: string;
  readonly kind: 'number' | 'switch' | 'text';
}

/** One thing that a reader may turn: a part of the parameters that a world builds its runs from. */
export type Knob = { readonly path: readonly string[]; readonly label: string } & (
  | { readonly kind: 'number' }
  | { readonly kind: 'switch' }
  | { readonly kind: 'choice'; readonly options: readonly string[] }
  /** Any of the options, as a list. */
  | { readonly kind: 'several'; readonly options: readonly string[] }
  /** A list of things with the same fields, such as requests: the load. */
  | { readonly kind: 'rows'; readonly columns: readonly Column[]; readonly template: Row }
  /** Whatever has no other form: it is edited as JSON. */
  | { readonly kind: 'json' }
);

/**
 * The knobs of a world, derived from the parameters of all its runs: what one run sets, another may leave out. Nothing is invented; a knob
 * is there because the world reads it.
 */
export function knobsOf(parameters: readonly Plain[]): readonly Knob[] {
  return knobsAt([], parameters);
}

function knobsAt(path: readonly string[], values: readonly Plain[]): readonly Knob[] {
  const set = values.filter((value) => value !== undefined);
  const at = { path, label: labelOf(path) };
  if (set.length === 0) return [];
  if (set.every(isObject)) {
    const keys = [...new Set(set.flatMap((value) => Object.keys(value)))];
    return keys.flatMap((key) =>
      knobsAt(
        [...path, key],
        set.flatMap((value) => (value[key] === undefined ? [] : [value[key]])),
      ),
    );
  }
  if (path.length === 0) return [];
  if (set.every((value) => typeof value === 'number')) return [{ ...at, kind: 'number' }];
  if (set.every((value) => typeof value === 'boolean')) return [{ ...at, kind: 'switch' }];
  if (set.every((value) => typeof value === 'string')) return [{ ...at, kind: 'choice', options: [...new Set(set)] }];
  return [{ ...at, ...listKnob(set) }];
}

function listKnob(values: readonly Plain[]) {
  const items = values.flatMap((value): readonly Plain[] => (Array.isArray(value) ? (value as readonly Plain[]) : [null]));
  if (items.every((item) => typeof item === 'string')) return { kind: 'several', options: [...new Set(items)] } as const;
  if (items.length > 0 && items.every(isRow)) {
    const columns = [...new Set(items.flatMap((item) => Object.keys(item)))].map((name) => columnOf(name, items));
    return { kind: 'rows', columns, template: items[0] ?? {} } as const;
  }
  return { kind: 'json' } as const;
}

function isObject(value: Plain): value is { readonly [key: string]: Plain } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isRow(value: Plain): value is Row {
  return isObject(value) && Object.values(value).every((cell) => ['string', 'number', 'boolean'].includes(typeof cell));
}

function columnOf(name: string, rows: readonly Row[]): Column {
  const types = new Set(rows.flatMap((row) => (row[name] === undefined ? [] : [typeof row[name]])));
  const only = types.size === 1 ? [...types][0] : undefined;
  return { name, kind: only === 'number' ? 'number' : only === 'boolean' ? 'switch' : 'text' };
}

/** `['latencyMs', 'user']` in a reader's words: "latency › user, ms". */
export function labelOf(path: readonly string[]): string {
  let unit = '';
  const words = path.map((name) =>
    name
      .replace(/(?<=[a-z])(Ms|S)$/, (found, _suffix, offset: number) => {
        if (name.slice(0, offset).endsWith('Per')) return ' s';
        unit = found.toLowerCase();
        return '';
      })
      .replace(/([a-z])([A-Z])/g, '$1 $2')
      .toLowerCase(),
  );
  return words.join(' › ') + (unit ? `, ${unit}` : '');
}

/** The value of a knob, or undefined where these parameters leave it out. */
export function valueAt(parameters: Plain, path: readonly string[]): Plain | undefined {
  return path.reduce<Plain | undefined>(
    (value, key) => (value !== undefined && isObject(value) ? value[key] : undefined),
    parameters,
  );
}

/** The same parameters with another value of a knob; undefined leaves it out. */
export function withValue(parameters: Plain, path: readonly string[], value: Plain | undefined): Plain {
  const [key, ...rest] = path;
  if (key === undefined) return value ?? null;
  const before = isObject(parameters) ? parameters : {};
  const { [key]: old, ...others } = before;
  const changed = rest.length === 0 ? value : withValue(old ?? {}, rest, value);
  const empty = changed === undefined || (rest.length > 0 && isObject(changed) && Object.keys(changed).length === 0);
  if (empty) return others;
  // Where it stood, so that nothing changes its place by being changed.
  return old === undefined ? { ...others, [key]: changed } : { ...before, [key]: changed };
}

/**
 * A list with so many rows: cut off, or gone on with copies of its last, each as much later as the last was after the one before
 * it; the copies of a single one are 10 ms apart.
 */
export function withRowCount(rows: readonly Row[], count: number, template: Row): readonly Row[] {
  if (count <= rows.length) return rows.slice(0, Math.max(0, count));
  const last = rows.at(-1);
  const before = rows.at(-2);
  const stepMs = last && before ? Math.max(0, atMsOf(last) - atMsOf(before)) : 10;
  const added = Array.from({ length: count - rows.length }, (_, n): Row => {
    if (!last) return 'atMs' in template ? { ...template, atMs: n * stepMs } : template;
    return 'atMs' in last ? { ...last, atMs: atMsOf(last) + (n + 1) * stepMs } : last;
  });
  return [...rows, ...added];
}

function atMsOf({ atMs }: Row): number {
  return typeof atMs === 'number' ? atMs : 0;
}
