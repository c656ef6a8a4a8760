import { clockFace, clockWords } from './clock.ts';
import { askedAt } from './follow-up-step.ts';
import type { Keeper } from './keeper.ts';
import { part } from '../page/part.ts';
import { longSeconds } from './session.ts';
import type { SpeakingMaker } from './speaking.ts';
import { createStopwatch } from './stopwatch.ts';

/**
 * The long mode's follow-ups, one after another, with a clock for all of them together. Nothing is revealed here: an interviewer does not
 * say what a good reply holds before the next question.
 */
export function createInterviewStep(
  section: HTMLElement,
  keeper: Keeper,
  answerSeconds: number,
  speakingIn: SpeakingMaker,
): { enter(): void; leave(): void; next(): void } {
  const seconds = longSeconds - answerSeconds;
  const questions = [...section.querySelectorAll<HTMLElement>('[data-question]')];
  const reply = part(section, 'textarea', HTMLTextAreaElement);
  const face = part(section, '.face', HTMLElement);
  const spoken = part(section, '.announce', HTMLElement);
  const place = part(section, '.place', HTMLElement);
  const forward = part(section, '.forward', HTMLButtonElement);
  const followUpNow = (): number =>
    questions.findIndex((_, index) => askedAt(index, keeper.session.round, questions.length) === keeper.session.question);

  const watch = createStopwatch(
    () => keeper.session.repliesMs,
    (repliesMs, begun) => {
      keeper.change({ repliesMs });
      if (begun !== undefined) spoken.textContent = clockWords(seconds, begun) ?? spoken.textContent;
      face.textContent = clockFace(seconds, repliesMs);
    },
  );
  const speaking = speakingIn(section, { part: () => keeper.session.question, onStart: watch.run, field: reply });

  function show(): void {
    const { question, replies, repliesMs } = keeper.session;
    const now = followUpNow();
    questions.forEach((item, index) => (item.hidden = index !== now));
    reply.value = replies[question] ?? '';
    face.textContent = clockFace(seconds, repliesMs);
    place.textContent = `Question ${question + 1} of ${questions.length}`;
    forward.textContent = question === questions.length - 1 ? 'I have replied to all of them' : 'Next question';
    speaking.enter();
  }

  reply.addEventListener('input', () => {
    const { replies, question } = keeper.session;
    keeper.change({
      replies: Array.from({ length: Math.max(replies.length, question + 1) }, (_, n) =>
        n === question ? reply.value : (replies[n] ?? ''),
      ),
    });
  });
  part(section, '.enough', HTMLButtonElement).addEventListener('click', () => keeper.go('predict'));

  return {
    enter: () => {
      show();
      watch.run();
    },
    leave: () => {
      speaking.leave();
      watch.stop();
    },
    next: () => {
      speaking.leave();
      if (keeper.session.question >= questions.length - 1) return keeper.go('predict');
      keeper.change({ question: keeper.session.question + 1 });
      show();
      reply.focus();
    },
  };
}
