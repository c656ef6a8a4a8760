import type { ClaimReading, Span } from '../../coach/index.ts';

/** Writes the reader's answer as text, with the words marked on which a reading rests. Dashed: they seem to say the opposite. */
export function showOwnWords(target: HTMLElement, text: string, reading: ClaimReading | undefined): void {
  const { ownerDocument } = target;
  const nodes: Node[] = [];
  let at = 0;
  for (const { from, to } of inOrder(reading?.spans ?? [])) {
    if (from < at) continue;
    const mark = ownerDocument.createElement('mark');
    mark.textContent = text.slice(from, to);
    mark.toggleAttribute('data-against', reading?.verdict === 'looks-contradicted');
    nodes.push(ownerDocument.createTextNode(text.slice(at, from)), mark);
    at = to;
  }
  target.replaceChildren(...nodes, ownerDocument.createTextNode(text.slice(at)));
  const [first] = target.getElementsByTagName('mark');
  if (first) target.scrollTop = Math.max(0, first.offsetTop - target.offsetTop - target.clientHeight / 3);
}

function inOrder(spans: readonly Span[]): readonly Span[] {
  return [...spans].sort((a, b) => a.from - b.from);
}
