import type { Sequence, SequenceItem } from '../../lab/trace/sequence-model.ts';
import { markup } from '../../figure/markup.ts';

/** A sign of the diagram and what it means. `svg` is markup of ours alone. */
export interface LegendEntry {
  readonly svg: string;
  readonly meaning: string;
}

interface Sign {
  readonly meaning: string;
  readonly svg: string;
  readonly occurs: (item: SequenceItem) => boolean;
}

const draw = (content: ReturnType<typeof markup>): string =>
  String(
    markup`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 34 14" width="34" height="14" aria-hidden="true">${content}</svg>`,
  );

const signs: readonly Sign[] = [
  {
    meaning: 'call: the caller waits',
    svg: draw(
      markup`<path d="M 1 7 H 26" stroke="var(--sync)" stroke-width="1.75"/><path d="M 25 3 L 33 7 L 25 11 Z" fill="var(--sync)"/>`,
    ),
    occurs: (item) => item.type === 'arrow' && item.what === 'call',
  },
  {
    meaning: 'reply',
    svg: draw(
      markup`<path d="M 8 7 H 33" stroke="var(--sync)" stroke-width="1.1"/><path d="M 8 4 L 1 7 L 8 10 Z" fill="var(--sync)"/>`,
    ),
    occurs: (item) => item.type === 'arrow' && item.what === 'reply',
  },
  {
    meaning: 'message: handed over',
    svg: draw(
      markup`<path d="M 1 7 H 32" stroke="var(--async)" stroke-width="1.75" stroke-dasharray="5 4"/><path d="M 25 3 L 33 7 L 25 11" fill="none" stroke="var(--async)" stroke-width="1.6"/>`,
    ),
    occurs: (item) => item.type === 'arrow' && item.what !== 'call' && item.what !== 'reply' && item.what !== 'store',
  },
  {
    meaning: 'lost',
    svg: draw(
      markup`<path d="M 1 7 H 22" stroke="var(--bad)" stroke-width="1.5"/><path d="M 18 3 l 8 8 m 0 -8 l -8 8" stroke="var(--bad)" stroke-width="2"/>`,
    ),
    occurs: (item) => item.type === 'arrow' && item.end.how === 'lost',
  },
  {
    meaning: 'at work',
    svg: draw(markup`<rect x="3" y="2" width="28" height="10" rx="1.5" fill="var(--sync-wash)" stroke="var(--sync)"/>`),
    occurs: (item) => item.type === 'span' && item.what === 'busy' && !item.handedOver,
  },
  {
    meaning: 'at work on a message',
    svg: draw(markup`<rect x="3" y="2" width="28" height="10" rx="1.5" fill="var(--async-wash)" stroke="var(--async)"/>`),
    occurs: (item) => item.type === 'span' && item.handedOver === true,
  },
  {
    meaning: 'at work, and nobody waits for it any more',
    svg: draw(markup`<rect x="3" y="2" width="28" height="10" fill="none" stroke="var(--ink-quiet)" stroke-dasharray="3 2.5"/>`),
    occurs: (item) => item.type === 'span' && item.abandonedAt !== undefined,
  },
  {
    meaning: 'waits in a queue',
    svg: draw(
      markup`<rect x="3" y="2" width="28" height="10" fill="none" stroke="var(--ink-quiet)"/><path d="M 5 12 l 10 -10 M 12 12 l 10 -10 M 19 12 l 10 -10" stroke="var(--ink-quiet)" stroke-width="1.5"/>`,
    ),
    occurs: (item) => item.type === 'span' && item.what === 'waiting',
  },
  {
    meaning: 'waited in vain',
    svg: draw(
      markup`<path d="M 31 2 H 3 V 12 H 31" fill="none" stroke="var(--bad)" stroke-width="1.25" stroke-dasharray="2 2.5"/>`,
    ),
    occurs: (item) => item.type === 'span' && item.what === 'gave-up',
  },
  {
    meaning: 'down: its memory is lost',
    svg: draw(
      markup`<path d="M 2 7 H 32" stroke="var(--bad)" stroke-width="1.75" stroke-dasharray="1.5 5" stroke-linecap="round"/>`,
    ),
    occurs: (item) => item.type === 'span' && item.what === 'down',
  },
];

/** The signs that occur in this run, in a fixed order. */
export function legendOf(sequence: Sequence): readonly LegendEntry[] {
  return signs.filter((sign) => sequence.items.some(sign.occurs)).map(({ svg, meaning }) => ({ svg, meaning }));
}
