import type { Trace } from '../../lab/trace/record.ts';
import { formatTime } from '../../lab/trace/time-words.ts';
import { piece, type Piece } from './piece.ts';

const MOST_LINES = 200;

/** What the learner's code wrote to its console in one run. */
export function runConsole(trace: Trace): Piece | undefined {
  const lines = trace.records.filter((record) => record.kind === 'console');
  if (lines.length === 0) return undefined;
  const rest = lines.length - MOST_LINES;
  return piece(
    'details',
    { class: 'run-console' },
    piece('summary', {}, `Your console in this run: ${lines.length} ${lines.length === 1 ? 'line' : 'lines'}`),
    piece(
      'ol',
      {},
      lines.slice(0, MOST_LINES).map((line) => {
        const level = line.level === 'log' || line.level === 'info' ? '' : `${line.level}: `;
        return piece(
          'li',
          { 'data-level': line.level },
          piece('span', { class: 'at' }, formatTime(line.at)),
          piece('samp', {}, level + line.text),
        );
      }),
    ),
    rest > 0 && piece('p', {}, `${rest} more lines are in the trace.`),
  );
}
