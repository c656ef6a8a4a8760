/** One line of a comparison. `line` is its number in the text that it belongs to: the second for same and added, the first for removed. */
export interface DiffLine {
  readonly kind: 'same' | 'added' | 'removed';
  readonly line: number;
  readonly text: string;
}

/**
 * What turns `before` into `after`, line by line, by a longest common subsequence. Time and space grow with the product of the
 * differing lines; learner texts have a few hundred.
 */
export function lineDiff(before: string, after: string): readonly DiffLine[] {
  const [old, fresh] = [before.split('\n'), after.split('\n')];
  let start = 0;
  while (start < old.length && start < fresh.length && old[start] === fresh[start]) start++;
  let end = 0;
  while (end < old.length - start && end < fresh.length - start && old[old.length - 1 - end] === fresh[fresh.length - 1 - end])
    end++;

  const same = (index: number): DiffLine => ({ kind: 'same', line: index + 1, text: fresh[index] ?? '' });
  const range = (from: number, to: number) => Array.from({ length: to - from }, (_, offset) => from + offset);
  return [
    ...range(0, start).map(same),
    ...middle(old.slice(start, old.length - end), fresh.slice(start, fresh.length - end), start),
    ...range(fresh.length - end, fresh.length).map(same),
  ];
}

function middle(old: readonly string[], fresh: readonly string[], offset: number): readonly DiffLine[] {
  const width = fresh.length + 1;
  // common[i * width + j]: how many lines old[i…] and fresh[j…] have in common, in order.
  const common = new Uint32Array((old.length + 1) * width);
  const at = (i: number, j: number): number => common[i * width + j] ?? 0;
  for (let i = old.length - 1; i >= 0; i--) {
    for (let j = fresh.length - 1; j >= 0; j--) {
      common[i * width + j] = old[i] === fresh[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const lines: DiffLine[] = [];
  let [i, j] = [0, 0];
  while (i < old.length || j < fresh.length) {
    if (i < old.length && j < fresh.length && old[i] === fresh[j]) {
      lines.push({ kind: 'same', line: offset + j + 1, text: fresh[j] ?? '' });
      [i, j] = [i + 1, j + 1];
    } else if (j >= fresh.length || (i < old.length && at(i + 1, j) >= at(i, j + 1))) {
      lines.push({ kind: 'removed', line: offset + i + 1, text: old[i] ?? '' });
      i++;
    } else {
      lines.push({ kind: 'added', line: offset + j + 1, text: fresh[j] ?? '' });
      j++;
    }
  }
  return lines;
}

/** Drops what is far from any change; each gap is told by how many lines it leaves out. */
export function aroundChanges(
  lines: readonly DiffLine[],
  context: number,
): readonly (DiffLine | { readonly kind: 'gap'; readonly lines: number })[] {
  const near = lines.map((_, index) =>
    lines.slice(Math.max(0, index - context), index + context + 1).some(({ kind }) => kind !== 'same'),
  );
  const shown: (DiffLine | { readonly kind: 'gap'; readonly lines: number })[] = [];
  for (const [index, line] of lines.entries()) {
    const last = shown.at(-1);
    if (near[index]) shown.push(line);
    else if (last?.kind === 'gap') shown[shown.length - 1] = { kind: 'gap', lines: last.lines + 1 };
    else shown.push({ kind: 'gap', lines: 1 });
  }
  return shown;
}
