import { columnsFigure, type ColumnsData } from '../../figure/columns.ts';
import { browserPlatform, openProgress } from '../../progress/index.ts';
import { forecast, history, type Review } from '../../review/index.ts';
import { mount, piece, type Piece } from '../workspace/piece.ts';
import { midnights } from './day.ts';
import { readKept } from './kept.ts';

const shownDays = 14;

/** `<review-plots>`: what falls due in the next days, and what was answered in the last ones. Drawn again when a session ends. */
class ReviewPlots extends HTMLElement {
  connectedCallback(): void {
    document.addEventListener('reviewed', () => void this.#draw());
  }

  async #draw(): Promise<void> {
    const { reviewsOf } = await readKept(await openProgress(browserPlatform(window)));
    const all = [...reviewsOf.values()];
    this.hidden = all.length === 0;
    if (all.length === 0) return;
    const now = new Date();
    this.replaceChildren(
      ...[forecastPlot(all, now), historyPlot(all, now)].map(({ data, table }) => {
        const figure = document.createElement('figure');
        const drawing = document.createElement('div');
        // The one way from a figure to the page: `markup` has escaped it.
        drawing.innerHTML = columnsFigure(data, 340).toString();
        figure.append(mount(piece('h3', {}, data.title), document), drawing, ...captionAndTable(data.caption, table));
        return figure;
      }),
    );
  }
}

interface Plot {
  readonly data: ColumnsData;
  /** Its first row is the heads. */
  readonly table: readonly (readonly string[])[];
}

const dayName = (at: number): string =>
  new Date(at).toLocaleDateString('en-GB', { weekday: 'short', day: 'numeric', month: 'short' });
const dayNumber = (at: number): string => String(new Date(at).getDate());

function forecastPlot(all: readonly (readonly Review[])[], now: Date): Plot {
  const edges = midnights(now, 0, shownDays);
  const counts = forecast(all, edges);
  const sum = counts.reduce((total, each) => total + each, 0);
  return {
    data: {
      title: 'Due in the next two weeks',
      caption: `${sum} of ${all.length} cards fall due, ${counts[0] ?? 0} of them today. New cards and what you forget come on top.`,
      columns: counts.map((value, index) => ({ label: dayNumber(edges[index] ?? 0), value })),
    },
    table: [['day', 'due'], ...counts.map((value, index) => [dayName(edges[index] ?? 0), String(value)])],
  };
}

function historyPlot(all: readonly (readonly Review[])[], now: Date): Plot {
  const edges = midnights(now, 1 - shownDays, 1);
  const days = history(all, edges);
  const [recalled, forgotten] = [days.reduce((sum, d) => sum + d.recalled, 0), days.reduce((sum, d) => sum + d.forgotten, 0)];
  return {
    data: {
      title: 'Answered in the last two weeks',
      caption: `${recalled} recalled and ${forgotten} forgotten (hatched).`,
      columns: days.map((day, index) => ({ label: dayNumber(edges[index] ?? 0), value: day.recalled, rest: day.forgotten })),
    },
    table: [
      ['day', 'recalled', 'forgotten'],
      ...days.map((day, index) => [dayName(edges[index] ?? 0), String(day.recalled), String(day.forgotten)]),
    ],
  };
}

function captionAndTable(caption: string, [heads = [], ...rows]: Plot['table']): readonly HTMLElement[] {
  const cells = (tag: 'th' | 'td', row: readonly string[]): Piece =>
    piece(
      'tr',
      {},
      row.map((cell) => piece(tag, tag === 'th' ? { scope: 'col' } : {}, cell)),
    );
  return [
    piece('figcaption', {}, caption),
    piece(
      'details',
      {},
      piece('summary', {}, 'As a table'),
      piece(
        'table',
        { class: 'figures' },
        piece('thead', {}, cells('th', heads)),
        piece(
          'tbody',
          {},
          rows.map((row) => cells('td', row)),
        ),
      ),
    ),
  ].map((each) => mount(each, document));
}

customElements.define('review-plots', ReviewPlots);
