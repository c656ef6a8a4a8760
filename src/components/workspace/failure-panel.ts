import type { Failure } from '../../judge/verdict.ts';
import { formatTime } from '../../lab/trace/time-words.ts';
import { crashText, termList } from './evidence.ts';
import { piece, type Piece } from './piece.ts';
import { prose } from './prose.ts';

/** What ended the judging before the checks could: code that does not compile, never ends, throws. */
export function failurePanel(failure: Failure, goToLine: (line: number) => void, showMoment: (() => void) | undefined): Piece {
  const { source } = failure;
  return piece(
    'section',
    { class: 'failure', 'data-kind': failure.kind, 'aria-label': 'What went wrong' },
    piece('h2', {}, prose(failure.title)),
    piece('p', { class: 'story' }, prose(failure.story)),
    termList([
      ['Place', source && `line ${source.line}, column ${source.column}`],
      ['Run', failure.run?.name],
      ['Fault', failure.run?.fault],
      ['Crash', failure.run?.crash && crashText(failure.run.crash)],
      ['Time', failure.at === undefined ? undefined : formatTime(failure.at)],
      ['Seed', failure.run && String(failure.run.seed)],
    ]),
    piece(
      'div',
      { class: 'actions' },
      showMoment && piece('button', { type: 'button', class: 'button quiet', onclick: showMoment }, 'Show the moment'),
      source &&
        piece(
          'button',
          { type: 'button', class: 'button quiet', onclick: () => goToLine(source.line) },
          `Go to line ${source.line}`,
        ),
    ),
  );
}
