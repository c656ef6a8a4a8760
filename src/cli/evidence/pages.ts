import { kb, weighPages, type Weight } from '../../bench/site.ts';
import type { EvidenceSection } from './section.ts';

/** Pages of one kind stand in one row: the first part of their path. */
function kindOf({ path }: Weight): string {
  const [kind = ''] = path.split('/').filter((part) => part !== '');
  return kind === '' ? 'home' : path === `/${kind}/` ? kind : `${kind}, each`;
}

/** What the pages of the built site weigh before anybody touches them, by kind. Needs the built site. */
export const pageWeights: EvidenceSection = {
  id: 'pages',
  command: 'npm run bench -- site',
  code: ['src/components', 'src/layouts', 'src/pages', 'src/styles', 'astro.config.mjs'],
  async collect(print) {
    const weights = await weighPages(print);
    const kinds = Map.groupBy(weights, kindOf);
    const most = (of: (weight: Weight) => number, some: readonly Weight[] = weights): number => Math.max(...some.map(of));
    return {
      summary: `${weights.length} pages: at most ${kb(most(({ bytes }) => bytes))} KB of HTML, CSS and script in brotli, ${kb(most(({ scriptBytes }) => scriptBytes))} KB of it script; what is shown first moves by at most ${most(({ shift }) => shift).toFixed(3)}.`,
      columns: ['pages', 'how many', 'KB at most', 'KB of script at most', 'layout shift at most'],
      rows: [...kinds].map(([kind, some]) => [
        kind,
        String(some.length),
        kb(most(({ bytes }) => bytes, some)),
        kb(most(({ scriptBytes }) => scriptBytes, some)),
        most(({ shift }) => shift, some).toFixed(3),
      ]),
    };
  },
};
