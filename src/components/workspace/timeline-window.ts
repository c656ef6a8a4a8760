/** Which records a view of a long run draws. `last` counts in. */
export interface RecordWindow {
  readonly first: number;
  readonly last: number;
}

/** How many events a reader may choose to see at once; a run with fewer than the first is always drawn whole. */
export const zoomSteps: readonly number[] = [60, 160, 400];

/**
 * A window of `size` records that holds the cursor. The window before stays while the cursor is well inside it, so that the
 * picture stands still under most steps.
 */
export function windowAround(record: number, total: number, size: number, before?: RecordWindow): RecordWindow {
  if (size >= total) return { first: 0, last: total - 1 };
  const margin = Math.floor(size / 8);
  if (before && before.last - before.first + 1 === size && before.last < total) {
    const insideTop = record >= before.first + margin || (before.first === 0 && record >= 0);
    const insideBottom = record <= before.last - margin || (before.last === total - 1 && record < total);
    if (insideTop && insideBottom) return before;
  }
  const first = Math.min(Math.max(0, record - Math.floor(size / 2)), total - size);
  return { first, last: first + size - 1 };
}

/** The record that a key leads to, or undefined for keys that are not ours. */
export function recordAfterKey(key: string, record: number, total: number): number | undefined {
  const target = new Map([
    ['ArrowDown', record + 1],
    ['ArrowUp', record - 1],
    ['PageDown', record + 10],
    ['PageUp', record - 10],
    ['Home', 0],
    ['End', total - 1],
  ]).get(key);
  return target === undefined ? undefined : Math.min(Math.max(0, target), total - 1);
}
