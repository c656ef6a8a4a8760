import { beforeReload } from '../../offline/index.ts';
import { browserPlatform, openProgress } from '../../progress/index.ts';
import { createCoach, type Coach, type CoachPrompt } from '../../coach/index.ts';
import { createAnswerStep } from './answer-step.ts';
import { createCompareStep } from './compare-step.ts';
import { createFollowUpStep } from './follow-up-step.ts';
import { openKeeper } from './keeper.ts';
import { createMarkStep } from './mark-step.ts';
import { part } from './part.ts';
import { createPredictStep } from './predict-step.ts';
import { steps, type Step } from './session.ts';
import { createSummaryStep } from './summary-step.ts';

/**
 * Leads through a prompt step by step. All text is in the markup already and can be read without this script; here it is shown in
 * order, and what the reader does is kept.
 */
class PracticeSession extends HTMLElement {
  connectedCallback(): void {
    this.dataset['step'] = 'answer';
    void this.#open();
  }

  async #open(): Promise<void> {
    const seconds = Number(this.dataset['seconds']);
    const claims = [...this.querySelectorAll<HTMLElement>('li[data-claim]')].map((item) => item.dataset['claim'] ?? '');
    const progress = await openProgress(browserPlatform(window));
    const notice = part(this, '.notice', HTMLElement);
    const tellNotice = (text: string | undefined): void => {
      notice.textContent = text ?? '';
      notice.hidden = text === undefined;
    };
    progress.onNotice(tellNotice);
    tellNotice(progress.notice);

    const keeper = await openKeeper(progress.practice, this.dataset['prompt'] ?? '', claims, (step) => this.#show(step, true));
    const section = (step: Step): HTMLElement => part(this, `section[data-for="${step}"]`, HTMLElement);
    const answer = createAnswerStep(section('answer'), keeper, seconds);
    const mark = createMarkStep(section('mark'), keeper, claims, this.#coach());
    this.#enter = {
      answer: answer.enter,
      predict: createPredictStep(section('predict'), keeper).enter,
      mark: mark.enter,
      compare: createCompareStep(section('compare'), keeper).enter,
      'follow-up': createFollowUpStep(section('follow-up'), keeper).enter,
      summary: createSummaryStep(section('summary'), keeper, claims, seconds).enter,
    };

    this.addEventListener('submit', (event) => {
      event.preventDefault();
      const from = keeper.session.step;
      if (from === 'mark') return mark.next();
      if (from === 'summary') return keeper.again();
      if (from === 'answer') answer.leave();
      keeper.go(steps[steps.indexOf(from) + 1] ?? 'summary');
    });
    for (const link of this.querySelectorAll<HTMLButtonElement>('button[data-back-to]'))
      link.addEventListener('click', () => keeper.go(steps.find((step) => step === link.dataset['backTo']) ?? 'answer'));
    for (const details of this.querySelectorAll<HTMLDetailsElement>('details.plain')) details.open = true;
    const flush = (): void => void keeper.flush();
    window.addEventListener('pagehide', flush);
    document.addEventListener('visibilitychange', flush);
    beforeReload(async () => {
      await keeper.flush();
      return progress.notice === undefined ? undefined : `${progress.notice} Copy your answer to a safe place first.`;
    });
    this.#show(keeper.session.step, false);
    this.dataset['ready'] = '';
  }

  /** The patterns stand as JSON beside the markup. */
  #coach(): Coach | undefined {
    const patterns = JSON.parse(part(this, 'script', HTMLScriptElement).textContent) as CoachPrompt | null;
    return patterns === null ? undefined : createCoach(patterns);
  }

  #enter: Partial<Record<Step, () => void>> = {};

  #show(step: Step, moveFocus: boolean): void {
    this.dataset['step'] = step;
    const at = steps.indexOf(step);
    this.querySelectorAll<HTMLElement>('.way li').forEach((item, index) => {
      item.toggleAttribute('data-done', index < at);
      if (index === at) item.setAttribute('aria-current', 'step');
      else item.removeAttribute('aria-current');
    });
    this.#enter[step]?.();
    if (!moveFocus) return;
    const heading = part(this, `section[data-for="${step}"] h2`, HTMLElement);
    heading.focus({ preventScroll: true });
    this.scrollIntoView({ block: 'start' });
  }
}

customElements.define('practice-session', PracticeSession);
