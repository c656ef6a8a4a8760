import { beforeReload } from '../../offline/index.ts';
import { browserPlatform, openProgress } from '../../progress/index.ts';
import type { CoachPrompt } from '../../coach/index.ts';
import { findDictation, openRecordings } from '../../recording/index.ts';
import { createAnswerReader, type AnswerReader } from './answer-reader.ts';
import { createAnswerStep } from './answer-step.ts';
import { createCompareStep } from './compare-step.ts';
import { showStandings } from './exercise-standing.ts';
import { createFollowUpStep } from './follow-up-step.ts';
import { createInterviewStep } from './interview-step.ts';
import { openKeeper } from './keeper.ts';
import { createMarkStep } from './mark-step.ts';
import { part } from '../page/part.ts';
import { createPredictStep } from './predict-step.ts';
import { finishedRounds } from './rounds.ts';
import { steps, stepsOf, type Mode, type Step } from './session.ts';
import { createSpeakingMaker } from './speaking.ts';
import { createSummaryStep } from './summary-step.ts';
import { createTakes } from './takes.ts';
import { showWay } from './way.ts';

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
    const platform = browserPlatform(window);
    const progress = await openProgress(platform);
    const notice = part(this, '.notice', HTMLElement);
    const tellNotice = (text: string | undefined): void => {
      notice.textContent = text ?? '';
      notice.hidden = text === undefined;
    };
    progress.onNotice(tellNotice);
    tellNotice(progress.notice);

    const prompt = this.dataset['prompt'] ?? '';
    const recordings = await openRecordings(platform.indexedDB);
    const keeper = await openKeeper(progress.practice, prompt, claims, (step) => this.#show(step, keeper.session.mode, true));
    const isOfRound = (each: { readonly prompt: string; readonly round: number }): boolean =>
      each.prompt === prompt && each.round === keeper.session.round;
    const anySpoken = async (): Promise<boolean> => (await recordings.list(prompt)).some(isOfRound);
    const speakingIn = createSpeakingMaker(
      window,
      recordings,
      findDictation(window),
      () => ({ prompt, round: keeper.session.round }),
      () => platform.now(),
    );
    const section = (step: Step): HTMLElement => part(this, `section[data-for="${step}"]`, HTMLElement);
    const takesIn = (step: Step) => createTakes(part(section(step), '.takes', HTMLUListElement), recordings, isOfRound);
    const rounds = async () => {
      await keeper.flush();
      return finishedRounds(await progress.practice.all(`${prompt}/`), new Map([[prompt, claims]]));
    };

    const showMode = (): void => showWay(this, keeper.session.step, keeper.session.mode);
    const answer = createAnswerStep(section('answer'), keeper, seconds, speakingIn, showMode);
    const interview = createInterviewStep(section('interview'), keeper, seconds, speakingIn);
    const mark = createMarkStep(section('mark'), keeper, claims, this.#reader(), { takes: takesIn('mark'), any: anySpoken });
    const compare = createCompareStep(section('compare'), keeper);
    const spokenBesideExpert = takesIn('compare');
    this.#enter = {
      answer: answer.enter,
      interview: interview.enter,
      predict: createPredictStep(section('predict'), keeper).enter,
      mark: mark.enter,
      compare: () => {
        compare.enter();
        spokenBesideExpert.refresh();
      },
      'follow-up': createFollowUpStep(section('follow-up'), keeper).enter,
      summary: createSummaryStep(section('summary'), keeper, claims, seconds, rounds).enter,
    };
    this.#leave = { answer: answer.leave, interview: interview.leave };
    void showStandings(this, (exercise) => progress.attempts.of(exercise));

    this.addEventListener('submit', (event) => {
      event.preventDefault();
      const { step, mode } = keeper.session;
      if (step === 'interview') return interview.next();
      if (step === 'mark') return mark.next();
      if (step === 'summary') return keeper.again();
      const way = stepsOf(mode);
      keeper.go(way[way.indexOf(step) + 1] ?? 'summary');
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
    this.#show(keeper.session.step, keeper.session.mode, false);
    this.dataset['ready'] = '';
  }

  /** The patterns stand as JSON beside the markup. */
  #reader(): AnswerReader | undefined {
    const patterns = JSON.parse(part(this, 'script', HTMLScriptElement).textContent) as CoachPrompt | null;
    if (patterns === null) return undefined;
    return createAnswerReader(patterns, () => new Worker(new URL('./coach-worker.ts', import.meta.url), { type: 'module' }));
  }

  #enter: Partial<Record<Step, () => void>> = {};
  #leave: Partial<Record<Step, () => void>> = {};
  #step: Step = 'answer';

  #show(step: Step, mode: Mode, moveFocus: boolean): void {
    if (step !== this.#step) this.#leave[this.#step]?.();
    this.#step = step;
    this.dataset['step'] = step;
    showWay(this, step, mode);
    this.#enter[step]?.();
    if (!moveFocus) return;
    const heading = part(this, `section[data-for="${step}"] h2`, HTMLElement);
    heading.focus({ preventScroll: true });
    this.scrollIntoView({ block: 'start' });
  }
}

customElements.define('practice-session', PracticeSession);
