import { speakingSeconds, wordsOf } from '../../catalog/claim.ts';
import { clockFace, clockWords } from './clock.ts';
import type { Keeper } from './keeper.ts';
import { part } from './part.ts';

/** Question, facts, clock and answer. The clock starts with the first word, or by its button for those who speak. */
export function createAnswerStep(section: HTMLElement, keeper: Keeper, seconds: number): { enter(): void; leave(): void } {
  const answer = part(section, 'textarea', HTMLTextAreaElement);
  const face = part(section, '.face', HTMLElement);
  const words = part(section, '.length', HTMLElement);
  const spoken = part(section, '.announce', HTMLElement);
  const start = part(section, '.start', HTMLButtonElement);
  const facts = [...section.querySelectorAll<HTMLDetailsElement>('.facts details')];
  let timer: ReturnType<typeof setInterval> | undefined;

  function show(): void {
    face.textContent = clockFace(seconds, keeper.session.elapsedMs);
    const count = wordsOf(answer.value);
    words.textContent = count === 0 ? '' : `${count} words, about ${speakingSeconds(answer.value)} s when spoken`;
    start.textContent = timer !== undefined ? 'Stop the clock' : keeper.session.elapsedMs > 0 ? 'Go on' : 'Start the clock';
  }

  function run(): void {
    if (timer !== undefined) return;
    let last = performance.now();
    timer = setInterval(() => {
      const now = performance.now();
      const before = Math.floor(keeper.session.elapsedMs / 1000);
      keeper.change({ elapsedMs: keeper.session.elapsedMs + now - last });
      last = now;
      const after = Math.floor(keeper.session.elapsedMs / 1000);
      if (after !== before) spoken.textContent = clockWords(seconds, after) ?? spoken.textContent;
      show();
    }, 250);
    show();
  }

  function stop(): void {
    clearInterval(timer);
    timer = undefined;
    show();
  }

  answer.addEventListener('input', () => {
    keeper.change({ text: answer.value });
    if (keeper.session.elapsedMs === 0) run();
    show();
  });
  start.addEventListener('click', () => (timer === undefined ? run() : stop()));
  facts.forEach((fact, index) => {
    fact.addEventListener('toggle', () => {
      if (fact.open && !keeper.session.asked.includes(index)) keeper.change({ asked: [...keeper.session.asked, index] });
    });
  });

  return {
    enter: () => {
      // What was typed before the script arrived is not lost.
      if (answer.value && !keeper.session.text) keeper.change({ text: answer.value });
      answer.value = keeper.session.text;
      answer.disabled = start.disabled = false;
      facts.forEach((fact, index) => (fact.open = keeper.session.asked.includes(index)));
      show();
    },
    leave: stop,
  };
}
