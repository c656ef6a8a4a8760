import type { ClaimReading, Span } from '../../coach/index.ts';

/** Longer answers than anybody says in ten minutes are shown in parts, so that drawing them does not hold the page. Characters. */
const longest = 12_000;
/** How much of a long answer is shown around each finding, and how many findings. */
const around = 400;
const mostFindings = 12;

/**
 * Writes the reader's answer as text, with the words marked on which a reading rests. Dashed: they seem to say the opposite. Of a very long
 * answer only the parts around those words, or its beginning, and it says so.
 */
export function showOwnWords(target: HTMLElement, text: string, reading: ClaimReading | undefined): void {
  const { ownerDocument } = target;
  const spans = apart(reading?.spans ?? []);
  const isLong = text.length > longest;
  const shown = isLong ? spans.slice(0, mostFindings) : spans;
  const nodes: Node[] = [];
  let at = 0;
  const write = (to: number): void => {
    const from = isLong ? Math.max(at, to - around) : at;
    if (from > at) nodes.push(ownerDocument.createTextNode(' … '));
    nodes.push(ownerDocument.createTextNode(text.slice(from, to)));
    at = to;
  };
  for (const { from, to } of shown) {
    write(from);
    const mark = ownerDocument.createElement('mark');
    mark.textContent = text.slice(from, to);
    mark.toggleAttribute('data-against', reading?.verdict === 'looks-contradicted');
    nodes.push(mark);
    at = to;
  }
  const end = isLong ? Math.min(text.length, at + (shown.length > 0 ? around : longest)) : text.length;
  nodes.push(ownerDocument.createTextNode(text.slice(at, end)));
  if (isLong)
    nodes.push(
      ownerDocument.createTextNode(' … (Your answer is very long: only a part of it is shown here. All of it is read and kept.)'),
    );
  target.replaceChildren(...nodes);
  const [first] = target.getElementsByTagName('mark');
  if (first) target.scrollTop = Math.max(0, first.offsetTop - target.offsetTop - target.clientHeight / 3);
}

/** In the order of the text; of those that overlap, the first. */
function apart(spans: readonly Span[]): readonly Span[] {
  const kept: Span[] = [];
  for (const span of [...spans].sort((a, b) => a.from - b.from)) if (span.from >= (kept.at(-1)?.to ?? 0)) kept.push(span);
  return kept;
}
