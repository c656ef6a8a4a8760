import { browserPlatform, openProgress, type Progress } from '../../progress/index.ts';
import { deleteRecordings } from '../../recording/index.ts';
import { positionOf, type CourseStep } from '../home/position.ts';
import { causeOf } from '../page/cause.ts';
import { part } from '../page/part.ts';
import { dueToday } from '../review/due.ts';
import { mount, piece, type Piece } from '../workspace/piece.ts';
import { predictionsSentence, soFar } from './done-so-far.ts';

/** `<course-progress>`: what this reader has done; as a file, out and in; deleted. */
class CourseProgress extends HTMLElement {
  connectedCallback(): void {
    void this.#open();
  }

  async #open(): Promise<void> {
    const steps = JSON.parse(this.querySelector('script')?.textContent ?? '[]') as readonly CourseStep[];
    const progress = await openProgress(browserPlatform(window));
    const draw = (): void => void this.#draw(steps, progress);
    draw();
    this.#showNotice(progress.notice);
    progress.onNotice((notice) => this.#showNotice(notice));
    const { lessons, predictions, practice, reviews, attempts } = progress;
    for (const shelf of [lessons, predictions, practice, reviews, attempts]) shelf.onChange(draw);
    for (const control of this.querySelectorAll<HTMLInputElement | HTMLButtonElement>('[disabled]')) control.disabled = false;
    part(this, '[data-part=export]').addEventListener('click', () => {
      void this.#export(progress).catch((error: unknown) =>
        this.#say(`✗ The file could not be made: ${causeOf(error)}. Nothing is lost; reload this page and try again.`),
      );
    });
    const chosen = part(this, '[data-part=import]', HTMLInputElement);
    const take = (file: File | undefined): void => {
      chosen.value = '';
      if (file) void this.#import(file, progress).then(draw);
    };
    chosen.addEventListener('change', () => take(chosen.files?.[0]));
    const target = part(this, '[data-part=keep]');
    target.addEventListener('dragover', (event) => event.preventDefault());
    target.addEventListener('drop', (event) => {
      event.preventDefault();
      take(event.dataTransfer?.files[0]);
    });
    this.#wireDelete(progress, draw);
  }

  async #draw(steps: readonly CourseStep[], progress: Progress): Promise<void> {
    const [position, made] = [await positionOf(steps, progress), await progress.predictions.all()];
    const predictions = made.filter(({ id }) => id.startsWith('experiment/')).length;
    const kinds = soFar(position);
    const next = position.next;
    const pieces: readonly Piece[] = [
      piece(
        'p',
        { class: 'sum' },
        `${kinds.map(({ sentence }) => sentence).join(', ')}; ${predictionsSentence(predictions, made.length - predictions)}`,
      ),
      ...(next
        ? [piece('p', {}, 'Next: ', piece('a', { href: next.href }, next.title), '. ', piece('span', { 'data-part': 'due' }))]
        : []),
      ...kinds.map(({ sentence, steps: own }) =>
        piece(
          'details',
          {},
          piece('summary', {}, sentence),
          piece(
            'ul',
            { role: 'list' },
            own.map(({ title, href, standing, words }) =>
              piece(
                'li',
                { 'data-standing': standing },
                piece('a', { href }, title),
                piece('span', { class: 'standing' }, words),
              ),
            ),
          ),
        ),
      ),
    ];
    const open = [...this.querySelectorAll('details')].map((each) => each.open);
    part(this, '[data-part=so-far]').replaceChildren(...pieces.map((each) => mount(each, document)));
    this.querySelectorAll('details').forEach((each, index) => (each.open = open[index] ?? false));
    await this.#drawDue(progress);
  }

  async #drawDue(progress: Progress): Promise<void> {
    // Without the outline of the deck, offline on a first visit say, there is nothing to tell.
    const due = await dueToday(progress).catch(() => undefined);
    const place = this.querySelector('[data-part=due]');
    if (!due || due.cards === 0 || !place) return;
    const review = document.querySelector<HTMLAnchorElement>('header a[href$="/review/"]')?.href ?? '';
    place.replaceChildren(
      mount(piece('a', { href: review }, `${due.cards} ${due.cards === 1 ? 'card is' : 'cards are'} due for review`), document),
      '.',
    );
  }

  async #export(progress: Progress): Promise<void> {
    const { exportProgress } = await import('../../progress/transfer.ts');
    const now = new Date();
    const url = URL.createObjectURL(
      new Blob([await exportProgress(progress.storage, now.getTime())], { type: 'application/json' }),
    );
    const link = document.createElement('a');
    link.href = url;
    link.download = `202-accepted-progress-${now.toISOString().slice(0, 10)}.json`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(url), 10_000);
    this.#say(`Saved as ${link.download}. Import it in another browser, or keep it.`);
  }

  async #import(file: File, progress: Progress): Promise<void> {
    this.#say('Reading …');
    const { readFile } = await import('./read-file.ts');
    const { ok, sentence } = await readFile(file, progress.storage);
    if (ok) progress.tellReplaced();
    this.#say(ok ? `✓ ${sentence}` : `✗ ${sentence}`);
  }

  #wireDelete(progress: Progress, draw: () => void): void {
    const [ask, sure] = [part(this, '[data-part=delete]'), part(this, '[data-part=sure]')];
    const close = (): void => {
      sure.hidden = true;
      ask.focus();
    };
    ask.addEventListener('click', () => {
      sure.hidden = false;
      part(this, '[data-part=keep-it]').focus();
    });
    part(this, '[data-part=keep-it]').addEventListener('click', close);
    part(this, '[data-part=delete-it]').addEventListener('click', () => {
      void import('../../progress/transfer.ts')
        .then(({ deleteProgress }) => deleteProgress(progress.storage))
        .then(() => deleteRecordings(browserPlatform(window).indexedDB))
        .then(() => {
          progress.tellReplaced();
          close();
          draw();
          this.#say('Deleted. This browser knows nothing of you any more.');
        })
        .catch((error: unknown) =>
          this.#say(`✗ Not everything could be deleted: ${causeOf(error)}. Reload this page and try again.`),
        );
    });
  }

  #showNotice(notice: string | undefined): void {
    part(this, '[data-part=notice]').textContent = notice ?? '';
  }

  #say(sentence: string): void {
    part(this, '[data-part=said]').textContent = sentence;
  }
}

customElements.define('course-progress', CourseProgress);
