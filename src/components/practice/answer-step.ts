import { speakingSeconds, wordsOf } from '../../catalog/claim.ts';
import { clockFace, clockWords } from './clock.ts';
import type { Keeper } from './keeper.ts';
import { part } from '../page/part.ts';
import type { Speaking, SpeakingMaker } from './speaking.ts';
import { createStopwatch } from './stopwatch.ts';

/** Question, facts, clock and answer. The clock starts with the first word, typed or spoken, or by its button. */
export function createAnswerStep(
  section: HTMLElement,
  keeper: Keeper,
  seconds: number,
  speakingIn: SpeakingMaker,
  onMode: () => void,
): { enter(): void; leave(): void } {
  const answer = part(section, 'textarea', HTMLTextAreaElement);
  const face = part(section, '.face', HTMLElement);
  const words = part(section, '.length', HTMLElement);
  const spoken = part(section, '.announce', HTMLElement);
  const start = part(section, '.start', HTMLButtonElement);
  const facts = [...section.querySelectorAll<HTMLDetailsElement>('.facts details')];
  const modes = [...section.querySelectorAll<HTMLInputElement>('input[name=mode]')];

  function show(): void {
    face.textContent = clockFace(seconds, keeper.session.elapsedMs);
    const count = wordsOf(answer.value);
    words.textContent = count === 0 ? '' : `${count} words, about ${speakingSeconds(answer.value)} s when spoken`;
    start.textContent = watch.isRunning ? 'Stop the clock' : keeper.session.elapsedMs > 0 ? 'Go on' : 'Start the clock';
  }

  const watch = createStopwatch(
    () => keeper.session.elapsedMs,
    (elapsedMs, begun) => {
      keeper.change({ elapsedMs });
      if (begun !== undefined) spoken.textContent = clockWords(seconds, begun) ?? spoken.textContent;
      show();
    },
  );
  const run = (): void => {
    watch.run();
    show();
  };
  const stop = (): void => {
    watch.stop();
    show();
  };

  const speaking: Speaking = speakingIn(section, { part: () => 'answer', onStart: run, field: answer });
  answer.addEventListener('input', () => {
    keeper.change({ text: answer.value });
    if (keeper.session.elapsedMs === 0) run();
    show();
  });
  start.addEventListener('click', () => (watch.isRunning ? stop() : run()));
  modes.forEach((choice) =>
    choice.addEventListener('change', () => {
      keeper.change({ mode: choice.value === 'long' ? 'long' : 'short' });
      onMode();
    }),
  );
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
      const isMarked = Object.keys(keeper.session.marks).length > 0;
      for (const choice of modes) {
        choice.checked = choice.value === keeper.session.mode;
        choice.disabled = isMarked && !choice.checked;
      }
      facts.forEach((fact, index) => (fact.open = keeper.session.asked.includes(index)));
      speaking.enter();
      show();
    },
    leave: () => {
      speaking.leave();
      stop();
    },
  };
}
