/** How far a reader is with a drill, in words for its line in the list; empty where it was not begun. */
export function drillStanding(kept: unknown): '' | 'begun' | 'done' {
  if (typeof kept !== 'object' || kept === null) return '';
  const isDone = ['ran', 'shown', 'compared'].some((name) => Reflect.get(kept, name) === true);
  return isDone ? 'done' : 'begun';
}
