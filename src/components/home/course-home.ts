import type { Progress } from '../../progress/index.ts';
import { part } from '../page/part.ts';
import type { CourseStep, StepStanding } from './position.ts';

const words: Readonly<Record<StepStanding, string>> = {
  new: '',
  begun: 'begun',
  again: 'passed before its checks changed',
  done: '✓ done',
};

/** `<course-home>`: says to somebody who was here before what is done and what comes next, here, on the map and on the shorter ways. */
class CourseHome extends HTMLElement {
  connectedCallback(): void {
    void this.#show();
  }

  async #show(): Promise<void> {
    const [{ browserPlatform, openProgress }, { positionOf }] = await Promise.all([
      import('../../progress/index.ts'),
      import('./position.ts'),
    ]);
    const steps = JSON.parse(this.querySelector('script')?.textContent ?? '[]') as readonly CourseStep[];
    const progress = await openProgress(browserPlatform(window));
    const draw = async () => this.#draw(steps, await positionOf(steps, progress));
    await draw();
    const drawAll = () => void draw().then(() => this.#drawDue(progress));
    for (const shelf of [progress.lessons, progress.practice, progress.attempts, progress.reviews]) shelf.onChange(drawAll);
    await this.#drawDue(progress);
  }

  #draw(
    steps: readonly CourseStep[],
    { standings, next, untouched }: Awaited<ReturnType<typeof import('./position.ts').positionOf>>,
  ): void {
    for (const [step, standing] of standings) {
      for (const mark of document.querySelectorAll<HTMLElement>(`.mark[data-step="${step.kind}/${step.id}"]`)) {
        const isNext = step === next && !untouched && 'tellsNext' in mark.dataset;
        mark.textContent = isNext ? (standing === 'new' ? 'next' : `next · ${words[standing]}`) : words[standing];
        mark.dataset['standing'] = isNext ? 'next' : standing;
      }
    }
    if (untouched) return;
    const done = (kind: CourseStep['kind']) => {
      const all = steps.filter((step) => step.kind === kind);
      return `${all.filter((step) => standings.get(step) === 'done').length} of ${all.length}`;
    };
    part(this, '[data-part=label]').textContent = next ? 'Go on with' : 'All done';
    const link = part(this, '[data-part=next]', HTMLAnchorElement);
    link.textContent = next?.title ?? 'See the map';
    link.href = next?.href ?? '#lessons';
    part(this, '[data-part=standing]').textContent =
      `Done: ${done('lesson')} lessons, ${done('exercise')} exercises, ${done('prompt')} interview questions.`;
    part(this, '[data-part=all]').hidden = false;
  }

  /** Beside what comes next: what comes again. Of it nothing is loaded for somebody who is new. */
  async #drawDue(progress: Progress): Promise<void> {
    if (part(this, '[data-part=label]').textContent === 'Start here') return;
    const { dueToday } = await import('../review/due.ts');
    // Where the outline of the cards does not load, offline on a first visit say, there is nothing to tell.
    const due = await dueToday(progress).catch(() => ({ cards: 0, minutes: 0 }));
    const place = part(this, '[data-part=due]', HTMLAnchorElement);
    place.hidden = due.cards === 0;
    place.textContent = `Review ${due.cards} ${due.cards === 1 ? 'card' : 'cards'}`;
  }
}

customElements.define('course-home', CourseHome);
