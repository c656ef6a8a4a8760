import type { RunDescription } from '../../lab/plan.ts';
import type { Trace } from '../../lab/trace/record.ts';
import { toMermaid, type Sequence } from '../../figure/sequence.ts';
import type { TimelineParts } from './timeline-parts.ts';

/** What a reader can take away: the run as text for a document, and its trace as a file. */
export function takeAway(
  parts: TimelineParts,
  current: () => { run: RunDescription; trace: Trace; sequence: Sequence } | undefined,
): void {
  const { copy, download, said, text, root } = parts;
  const { defaultView: view } = root.ownerDocument;

  async function copyText(): Promise<void> {
    const shown = current();
    if (!shown) return;
    text.value = toMermaid(shown.sequence);
    try {
      await view?.navigator.clipboard.writeText(text.value);
      text.hidden = true;
      said.textContent = 'Copied.';
    } catch {
      // The clipboard is closed in some browsers and on plain http: the text is laid out to be copied by hand.
      text.hidden = false;
      text.select();
      said.textContent = 'The browser does not let this page copy. The text is below, selected.';
    }
  }

  function downloadTrace(): void {
    const shown = current();
    if (!shown) return;
    const link = root.ownerDocument.createElement('a');
    const url = URL.createObjectURL(
      new Blob([JSON.stringify({ run: shown.run, trace: shown.trace }, null, 1)], { type: 'application/json' }),
    );
    link.href = url;
    link.download = `${fileName(shown.run)}.json`;
    link.click();
    // The browser has taken the content when the click returns; the address may go a little later.
    view?.setTimeout(() => URL.revokeObjectURL(url), 10_000);
    said.textContent = `${link.download} holds the whole run.`;
  }

  copy.addEventListener('click', () => void copyText());
  download.addEventListener('click', downloadTrace);
}

/** Letters, digits and hyphens of the run's name, and its seed. */
export function fileName(run: RunDescription): string {
  const words = run.name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  return `trace-${words.slice(0, 40) || 'run'}-seed-${run.seed}`;
}
