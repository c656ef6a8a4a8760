import {
  lengthOf,
  longestRecordingMs,
  refusalOf,
  startRecording,
  type Dictation,
  type DictationOffer,
  type RecorderPlatform,
  type Recording,
  type Recordings,
  type RunningRecording,
} from '../../recording/index.ts';
import { part } from '../page/part.ts';
import { createTakes } from './takes.ts';

/** The controls for speaking in one step. */
export interface Speaking {
  enter(): void;
  /** Ends what is running; what was recorded is kept. */
  leave(): void;
}

export interface SpeakingWishes {
  /** What is being said: the answer, or the reply to the nth follow-up of the round, counted from 0. */
  readonly part: () => Recording['part'];
  /** The microphone is open. */
  readonly onStart: () => void;
  /** Takes the words of a dictation. */
  readonly field: HTMLTextAreaElement;
}

export type SpeakingMaker = (section: HTMLElement, wishes: SpeakingWishes) => Speaking;

/**
 * @param about the prompt and its round
 * @param now ms since 1970
 */
export function createSpeakingMaker(
  platform: RecorderPlatform,
  recordings: Recordings,
  offer: Promise<DictationOffer>,
  about: () => Pick<Recording, 'prompt' | 'round'>,
  now: () => number,
): SpeakingMaker {
  return (section, { part: partNow, onStart, field }) => {
    const record = part(section, '.record', HTMLButtonElement);
    const light = part(section, '.light', HTMLElement);
    const elapsed = part(section, '.elapsed', HTMLElement);
    const level = part(section, '.level', HTMLMeterElement);
    const said = part(section, '.speak-said', HTMLElement);
    const isHere = (each: Recording): boolean =>
      each.prompt === about().prompt && each.round === about().round && each.part === partNow() && each.id !== current;
    const takes = createTakes(part(section, '.takes', HTMLUListElement), recordings, isHere);
    let running: RunningRecording | undefined;
    let current: string | undefined;
    let ticking: ReturnType<typeof setInterval> | undefined;
    let isAsking = false;
    let visit = 0;

    function showRunning(): void {
      elapsed.textContent = lengthOf({ lengthMs: running?.elapsedMs() ?? 0 });
      const loud = running?.level();
      level.hidden = loud === undefined;
      level.value = loud ?? 0;
    }

    async function begin(): Promise<void> {
      if (isAsking) return;
      isAsking = true;
      const asked = visit;
      said.textContent = 'Asking for the microphone …';
      const at = now();
      const { prompt, round } = about();
      const meta = {
        id: `${prompt}/${String(round).padStart(4, '0')}/${new Date(at).toISOString()}`,
        prompt,
        round,
        part: partNow(),
        at,
      };
      let keeping = Promise.resolve();
      try {
        running = await startRecording(
          platform,
          (sound, lengthMs) => void (keeping = keeping.then(() => recordings.keep({ ...meta, sound, lengthMs }))),
          (why) => void keeping.then(() => ended(why)),
        );
      } catch (error) {
        said.textContent = refusalOf(error);
        return;
      } finally {
        isAsking = false;
      }
      current = meta.id;
      said.textContent = '';
      // The browser was still asking when the reader went on: nobody expects to be recorded now.
      if (asked !== visit) return running.stop();
      light.hidden = false;
      record.textContent = 'Stop recording';
      ticking = setInterval(showRunning, 100);
      showRunning();
      onStart();
    }

    function ended(why: 'stopped' | 'limit' | 'lost'): void {
      clearInterval(ticking);
      running = current = undefined;
      light.hidden = true;
      record.textContent = 'Record again';
      const tail = recordings.notice ?? 'Kept in this browser.';
      said.textContent =
        why === 'limit'
          ? `The recording stopped after ${longestRecordingMs / 60_000} minutes. ${tail}`
          : why === 'lost'
            ? `The microphone went away. What was said until then is there. ${tail}`
            : tail;
      takes.refresh();
    }

    record.addEventListener('click', () => {
      if (running) running.stop();
      else void begin();
    });
    window.addEventListener('pagehide', () => running?.stop());
    const stopDictation = wireDictation(section, offer, field, onStart);

    return {
      enter: () => {
        record.disabled = false;
        record.textContent = running ? 'Stop recording' : 'Record my voice';
        if (!running) said.textContent = '';
        takes.refresh();
      },
      leave: () => {
        visit += 1;
        running?.stop();
        stopDictation();
      },
    };
  };
}

/** @returns how to stop it */
function wireDictation(
  section: HTMLElement,
  offer: Promise<DictationOffer>,
  field: HTMLTextAreaElement,
  onStart: () => void,
): () => void {
  const button = part(section, '.dictate', HTMLButtonElement);
  const guess = part(section, '.guess', HTMLElement);
  const about = part(section, '.about-dictation', HTMLElement);
  let active: Dictation | undefined;
  let onClick: (() => void) | undefined;
  button.addEventListener('click', () => onClick?.());

  function toggle(dictation: Dictation): void {
    if (active) return active.stop();
    active = dictation;
    button.textContent = 'Stop dictating';
    onStart();
    dictation.start(
      (words) => {
        field.value = `${field.value.trimEnd()}${field.value.trim() === '' ? '' : ' '}${words}`;
        field.dispatchEvent(new Event('input', { bubbles: true }));
      },
      (words) => (guess.textContent = words),
      (why) => {
        active = undefined;
        button.textContent = 'Dictate';
        if (why !== undefined) about.textContent = why;
      },
    );
  }

  function show(found: DictationOffer): void {
    button.hidden = found.kind === 'none';
    if (found.kind === 'none') about.textContent = found.why;
    else if (found.kind === 'ready') {
      about.textContent =
        'Dictation writes your words into the field. Your browser does it on this device; your voice is sent to nobody.';
      button.textContent = 'Dictate';
      onClick = () => toggle(found.dictation);
    } else {
      about.textContent =
        'Your browser can write speech down on this device, once it has fetched a language pack from its maker. Your voice stays here.';
      button.textContent = 'Set up dictation';
      onClick = () => {
        onClick = undefined;
        about.textContent = 'Fetching the language pack …';
        void found.install().then(show);
      };
    }
  }

  void offer.then(show);
  return () => active?.stop();
}
