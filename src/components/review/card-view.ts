import { recallOfPoints, type Recall, type ReviewCard } from '../../review/index.ts';
import { link } from '../page/link.ts';
import { piece, type Piece } from '../workspace/piece.ts';
import { prose } from '../workspace/prose.ts';

/** What the reader gave as an answer. */
export type Given = { readonly kind: 'choice'; readonly chosen: number } | { readonly kind: 'words'; readonly text: string };

/** The card before it is answered: the question and a form. There is nothing of the answer in it. */
export function questionView(card: ReviewCard, place: string): Piece {
  const { answer } = card;
  return piece(
    'form',
    { class: 'choice' },
    piece('p', { class: 'label' }, place),
    piece(
      'fieldset',
      {},
      piece('legend', { class: 'question', tabindex: '-1' }, asked(card)),
      answer.kind === 'choice'
        ? piece(
            'div',
            { class: 'options' },
            answer.options.map(({ text }, index) =>
              piece(
                'label',
                {},
                piece('input', { type: 'radio', name: 'chosen', value: String(index), required: true }),
                piece('span', {}, prose(text)),
              ),
            ),
          )
        : piece(
            'label',
            { class: 'words' },
            piece('span', { class: 'label' }, 'Your answer, in a sentence or two'),
            piece('textarea', { name: 'words', rows: '3', required: true, class: 'field' }),
          ),
    ),
    piece(
      'div',
      { class: 'actions' },
      piece('button', { class: 'button main', type: 'submit' }, answer.kind === 'choice' ? 'Check' : 'Compare'),
      piece('button', { class: 'button quiet', type: 'button', 'data-do': 'give-up' }, 'I do not know'),
    ),
  );
}

/** The setting, which other cards may share, stands apart from what is asked. */
export function asked({ setting, question }: ReviewCard): readonly Piece[] {
  const all = [piece('span', { class: 'asked' }, prose(question))];
  return setting === '' ? all : [piece('span', { class: 'setting' }, prose(setting)), ...all];
}

export interface Grading {
  /** @param ticked how many points the reader found in their answer */
  readonly recall: (ticked: number) => Recall;
  readonly text: string;
}

/** How the reader may say that it came, the likeliest first. After a wrong choice, and where points are ticked, there is nothing to say. */
export function gradings({ answer }: ReviewCard, given: Given | undefined): readonly Grading[] {
  if (!given || (answer.kind === 'choice' && !isRight(answer, given))) return [{ recall: () => 'forgotten', text: 'Go on' }];
  if (answer.kind === 'words' && answer.points.length > 0)
    return [{ recall: (ticked) => recallOfPoints(ticked, answer.points.length), text: 'Go on' }];
  if (answer.kind === 'words')
    return [
      { recall: () => 'good', text: 'It was there' },
      { recall: () => 'hard', text: 'A part of it' },
      { recall: () => 'forgotten', text: 'It was not' },
    ];
  return [
    { recall: () => 'good', text: 'I knew it' },
    { recall: () => 'hard', text: 'I half guessed' },
    { recall: () => 'easy', text: 'At once' },
  ];
}

function isRight(answer: ReviewCard['answer'], given: Given): boolean {
  return answer.kind === 'choice' && given.kind === 'choice' && answer.options[given.chosen]?.right === true;
}

/** The card after it is answered: what was given, what is right and why, where it was learnt. */
export function answerView(card: ReviewCard, given: Given | undefined): Piece {
  const { answer, why, learntAt } = card;
  return piece(
    'div',
    { class: 'answer' },
    piece('h2', { class: 'verdict', tabindex: '-1', 'data-right': verdictOf(card, given) }, words[verdictOf(card, given)]),
    given?.kind === 'words' && piece('blockquote', { class: 'given' }, given.text),
    answer.kind === 'choice'
      ? piece(
          'ul',
          {},
          answer.options.map(({ text, right, why: reason }, index) =>
            piece(
              'li',
              {},
              piece('strong', {}, right ? '✓ ' : '✗ ', prose(text)),
              given?.kind === 'choice' && given.chosen === index && ' (yours)',
              piece('span', { class: 'reason' }, prose(reason)),
            ),
          ),
        )
      : [
          piece('p', { class: 'says' }, prose(answer.says)),
          answer.points.length > 0 &&
            piece(
              'fieldset',
              { class: 'points' },
              piece('legend', {}, 'A good answer mentions. Tick what yours did:'),
              answer.points.map((point, index) =>
                piece(
                  'label',
                  {},
                  piece('input', { type: 'checkbox', name: 'point', value: String(index) }),
                  piece('span', {}, prose(point)),
                ),
              ),
            ),
        ],
    why !== '' && piece('p', {}, piece('strong', {}, 'Keep: '), prose(why)),
    piece('p', { class: 'learnt' }, 'Learnt at ', piece('a', { href: link(learntAt.path) }, learntAt.title), '.'),
  );
}

type Verdict = 'right' | 'wrong' | 'compare' | 'unknown';

const words: Readonly<Record<Verdict, string>> = {
  right: '✓ Yes.',
  wrong: '✗ No.',
  compare: 'Compare it with yours.',
  unknown: 'So it is time to see it again.',
};

function verdictOf({ answer }: ReviewCard, given: Given | undefined): Verdict {
  if (!given) return 'unknown';
  if (answer.kind === 'words') return 'compare';
  return isRight(answer, given) ? 'right' : 'wrong';
}
