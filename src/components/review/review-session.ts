import { beforeReload } from '../../offline/index.ts';
import { browserPlatform, openProgress, type Progress } from '../../progress/index.ts';
import { planSession, unlocked, type Plan, type Recall, type ReviewCard } from '../../review/index.ts';
import { link } from '../page/link.ts';
import { mount, piece, type Piece } from '../workspace/piece.ts';
import { answerView, asked, gradings, questionView, type Given } from './card-view.ts';
import { dayOf } from './day.ts';
import { readKept } from './kept.ts';

/** `<review-session>`: tells what is due, asks it card by card, and keeps how well each came. */
class ReviewSession extends HTMLElement {
  #progress: Progress | undefined;
  #deck: readonly ReviewCard[] = [];

  connectedCallback(): void {
    this.#open().catch(() => {
      this.#show(
        piece(
          'p',
          {},
          'The cards could not be loaded. Are you offline? Reload this page when the network is back: nothing is lost.',
        ),
      );
    });
  }

  /** Words for a card are kept with its answer, not before. */
  async #unanswered(): Promise<string | undefined> {
    const begun = this.dataset['state'] === 'asking' && this.querySelector('textarea')?.value.trim();
    return begun ? 'You have begun to answer a card. Compare your answer first: that keeps it.' : undefined;
  }

  async #open(): Promise<void> {
    beforeReload(() => this.#unanswered());
    const progress = await openProgress(browserPlatform(window));
    this.#progress = progress;
    this.#deck = (await (await fetch(link('/review/deck.json'))).json()) as readonly ReviewCard[];
    await this.#offer();
    const whenIdle = (): void => void (this.dataset['state'] === 'offered' && this.#offer());
    progress.reviews.onChange(whenIdle);
    for (const shelf of [progress.lessons, progress.predictions, progress.practice]) shelf.onChange(whenIdle);
  }

  async #plan(): Promise<Plan<ReviewCard> & { readonly met: number }> {
    if (!this.#progress) throw new Error('The session is planned before its progress is open.');
    const { done, reviewsOf } = await readKept(this.#progress);
    const met = unlocked(this.#deck, done);
    return { ...planSession(met, reviewsOf, dayOf(new Date())), met: met.length };
  }

  /** The state between sessions. @param before what was just done, in a sentence */
  async #offer(before?: string): Promise<void> {
    const plan = await this.#plan();
    const { cards, seconds, left } = plan;
    const minutes = Math.max(1, Math.round(seconds / 60));
    this.dataset['state'] = 'offered';
    this.#show(
      piece(
        'div',
        {},
        piece('h2', { tabindex: '-1' }, before ?? (cards.length > 0 ? 'Due now' : 'Nothing is due')),
        cards.length > 0
          ? [
              piece(
                'p',
                {},
                `${count(cards.length, 'card')}, about ${count(minutes, 'minute')}.`,
                left > 0 && ` ${left} more wait for another session.`,
              ),
              piece(
                'button',
                { class: 'button main', type: 'button', onclick: () => this.#ask(cards) },
                before === undefined ? 'Start' : 'Go on',
              ),
            ]
          : piece('p', {}, this.#whyNothing(plan)),
      ),
    );
    if (before !== undefined) this.#focus('h2');
    this.dispatchEvent(new CustomEvent('reviewed', { bubbles: true }));
  }

  #whyNothing({ met, nextAt }: { readonly met: number; readonly nextAt: number | undefined }): string {
    if (met === 0)
      return 'No card yet. Finish a lesson, or answer one of the questions at its end; miss a point in practice; look at a solution. Each brings its cards here.';
    if (nextAt === undefined) return 'You have begun as many new cards today as stick. The others come tomorrow.';
    return `The next card is due on ${new Date(nextAt).toLocaleDateString('en-GB', { weekday: 'long', day: 'numeric', month: 'long' })}.`;
  }

  #ask(cards: readonly ReviewCard[]): void {
    this.dataset['state'] = 'asking';
    const forgotten: ReviewCard[] = [];
    const step = (index: number): void => {
      const card = cards[index];
      if (!card) return this.#again(forgotten, cards.length, forgotten.length);
      this.#card(card, `Card ${index + 1} of ${cards.length}`, async (recall) => {
        await this.#progress?.reviews.add(card.id, recall);
        if (recall === 'forgotten') forgotten.push(card);
        step(index + 1);
      });
    };
    step(0);
  }

  /** Shows what was missed once more, which counts for nothing: the next real look is on another day. */
  #again(left: readonly ReviewCard[], asked: number, missed: number): void {
    const [card, ...others] = left;
    if (!card) {
      void this.#offer(`Done: ${count(asked, 'card')}, ${asked - missed} recalled.`);
      return;
    }
    this.#card(card, `Once more, it does not count: ${left.length} left`, async () => this.#again(others, asked, missed));
  }

  #card(card: ReviewCard, place: string, then: (recall: Recall) => Promise<void>): void {
    const [form] = this.#show(questionView(card, place));
    this.#focus('legend');
    const answered = (given: Given | undefined): void => this.#answer(card, place, given, then);
    form?.addEventListener('submit', (event) => {
      event.preventDefault();
      const data = new FormData(event.target as HTMLFormElement);
      const text = data.get('words');
      answered(
        card.answer.kind === 'choice'
          ? { kind: 'choice', chosen: Number(data.get('chosen')) }
          : { kind: 'words', text: typeof text === 'string' ? text : '' },
      );
    });
    form?.querySelector('[data-do=give-up]')?.addEventListener('click', () => answered(undefined));
  }

  #answer(card: ReviewCard, place: string, given: Given | undefined, then: (recall: Recall) => Promise<void>): void {
    const ticked = (): number => this.querySelectorAll('input[name=point]:checked').length;
    this.#show(
      piece(
        'div',
        { class: 'choice' },
        piece('p', { class: 'label' }, place),
        piece('p', { class: 'question' }, asked(card)),
        answerView(card, given),
        piece(
          'div',
          { class: 'actions' },
          gradings(card, given).map(({ recall, text }, index) =>
            piece(
              'button',
              { class: index === 0 ? 'button main' : 'button', type: 'button', onclick: () => void then(recall(ticked())) },
              text,
            ),
          ),
        ),
      ),
    );
    this.#focus('h2');
  }

  #show(...pieces: readonly Piece[]): readonly HTMLElement[] {
    const elements = pieces.map((each) => mount(each, document));
    this.replaceChildren(...elements);
    return elements;
  }

  #focus(what: string): void {
    this.querySelector<HTMLElement>(what)?.focus();
  }
}

const count = (n: number, noun: string): string => `${n} ${noun}${n === 1 ? '' : 's'}`;

customElements.define('review-session', ReviewSession);
