/** What has to happen before a card is shown. */
export type Unlock =
  /** The lesson was read, or this card answered at its end. `answer`: the key under which the page of the lesson keeps what was chosen. */
  | { readonly by: 'lesson'; readonly lesson: string; readonly answer: string }
  /** In the practice of this prompt, the reader marked this claim as missed. `kind`: how much it weighs. */
  | { readonly by: 'claim'; readonly prompt: string; readonly claim: string; readonly kind: 'must' | 'red' | 'nice' }
  /** The reader looked at the solution of the exercise. */
  | { readonly by: 'solution'; readonly exercise: string };

/** A question to be answered before the answer is shown. Plain data: the page loads the deck as JSON. */
export interface ReviewCard {
  /** Stable: what is known of it is kept under it. */
  readonly id: string;
  /** What other cards may share: the system that a prompt is about, the exercise that a check is of. Empty where the question says it all. */
  readonly setting: string;
  /** A situation that ends in a question. Code stands between backticks. */
  readonly question: string;
  readonly answer:
    | {
        readonly kind: 'choice';
        readonly options: readonly { readonly text: string; readonly right: boolean; readonly why: string }[];
      }
    /** `points`: what a good answer mentions; the reader ticks what theirs did. None: they compare the whole. */
    | { readonly kind: 'words'; readonly says: string; readonly points: readonly string[] };
  /** The reason, shown with the answer; empty where the answer says it all. */
  readonly why: string;
  /** `path`: an address within the site, before the site is mounted anywhere. */
  readonly learntAt: { readonly title: string; readonly path: `/${string}` };
  readonly unlock: Unlock;
}

/** As much of a card as deciding what is due needs: a tenth of the deck. */
export interface CardOutline {
  readonly id: string;
  readonly unlock: Unlock;
  readonly answer: { readonly kind: ReviewCard['answer']['kind'] };
}

/** What a reader has done that unlocks cards. */
export interface Done {
  readonly lessonsRead: ReadonlySet<string>;
  /** Keys of questions that were answered on the page of a lesson. */
  readonly answered: ReadonlySet<string>;
  readonly claimsMissed: ReadonlySet<string>;
  readonly solutionsSeen: ReadonlySet<string>;
}

/** The cards that this reader has met, in the order of the deck. */
export function unlocked<C extends Pick<CardOutline, 'unlock'>>(deck: readonly C[], done: Done): readonly C[] {
  return deck.filter(({ unlock }) => {
    switch (unlock.by) {
      case 'lesson':
        return done.lessonsRead.has(unlock.lesson) || done.answered.has(unlock.answer);
      case 'claim':
        return done.claimsMissed.has(unlock.claim);
      case 'solution':
        return done.solutionsSeen.has(unlock.exercise);
    }
  });
}
