/**
 * Speech as words, by the browser itself and on the device alone. Most browsers send the sound to their maker instead; there, nothing is
 * offered.
 *
 * @see https://developer.mozilla.org/docs/Web/API/SpeechRecognition/available_static
 */
export interface Dictation {
  /**
   * @param onWords hears each finished stretch of words
   * @param onGuess hears what the stretch that is being spoken may become; empty when it is finished
   * @param onEnd hears once that it ended, with a sentence where that was not asked for
   */
  start(onWords: (words: string) => void, onGuess: (words: string) => void, onEnd: (why: string | undefined) => void): void;
  stop(): void;
}

/** What this browser offers. `install` fetches its language pack, at the reader's click, and then offers anew. */
export type DictationOffer =
  | { readonly kind: 'ready'; readonly dictation: Dictation }
  | { readonly kind: 'downloadable'; readonly install: () => Promise<DictationOffer> }
  | { readonly kind: 'none'; readonly why: string };

interface Recognition extends EventTarget {
  lang: string;
  continuous: boolean;
  interimResults: boolean;
  processLocally: boolean;
  start(): void;
  stop(): void;
}

interface Options {
  readonly langs: readonly string[];
  readonly processLocally: true;
}

interface RecognitionMaker {
  new (): Recognition;
  available(options: Options): Promise<'available' | 'downloadable' | 'downloading' | 'unavailable'>;
  install(options: Options): Promise<boolean>;
}

/** American English has a pack wherever there is any; British follows where the first has none. */
const languages = ['en-US', 'en-GB'] as const;

const remote =
  'Dictation is not offered: this browser cannot write speech down on the device, and your voice would go to its maker. You can record, and note the main points.';

/** @param window where the browser's speech recognition is looked for */
export async function findDictation(window: object): Promise<DictationOffer> {
  const maker = makerOf(window);
  if (!maker) return { kind: 'none', why: remote };
  for (const lang of languages) {
    const options: Options = { langs: [lang], processLocally: true };
    const found = await maker.available(options).catch(() => 'unavailable' as const);
    if (found === 'available') return { kind: 'ready', dictation: createDictation(maker, lang) };
    if (found === 'downloading')
      return {
        kind: 'none',
        why: 'The browser is fetching what it needs to write speech down on the device. Reload this page later.',
      };
    if (found === 'downloadable')
      return {
        kind: 'downloadable',
        install: async () => {
          const isThere = await maker.install(options).catch(() => false);
          if (isThere) return { kind: 'ready', dictation: createDictation(maker, lang) };
          return { kind: 'none', why: 'The browser could not fetch its language pack. Record instead, or type.' };
        },
      };
  }
  return { kind: 'none', why: remote };
}

function makerOf(window: object): RecognitionMaker | undefined {
  const found: unknown =
    'SpeechRecognition' in window
      ? window.SpeechRecognition
      : 'webkitSpeechRecognition' in window
        ? window.webkitSpeechRecognition
        : undefined;
  // A recogniser that cannot be asked to stay on the device would not.
  if (typeof found !== 'function' || !('available' in found) || !('install' in found)) return undefined;
  if (typeof found.prototype !== 'object' || found.prototype === null || !('processLocally' in found.prototype)) return undefined;
  // The edge to an interface that the compiler's library does not know yet; the lines above looked at it.
  return found as unknown as RecognitionMaker;
}

function createDictation(maker: RecognitionMaker, lang: string): Dictation {
  let running: Recognition | undefined;
  return {
    start: (onWords, onGuess, onEnd) => {
      const recognition = new maker();
      Object.assign(recognition, { lang, continuous: true, interimResults: true, processLocally: true });
      let why: string | undefined;
      recognition.addEventListener('result', (event) => {
        let guess = '';
        for (const { words, isFinal } of heardIn(event)) {
          if (isFinal) onWords(words.trim());
          else guess += words;
        }
        onGuess(guess.trim());
      });
      recognition.addEventListener('error', (event) => {
        const error = 'error' in event ? String(event.error) : 'unknown';
        if (error !== 'no-speech' && error !== 'aborted')
          why = `Dictation stopped (${error}). What was written down is still there; go on by typing.`;
      });
      recognition.addEventListener('end', () => {
        running = undefined;
        onGuess('');
        onEnd(why);
      });
      running = recognition;
      recognition.start();
    },
    stop: () => running?.stop(),
  };
}

/** The stretches that an event of the recogniser brings, from the first new one on. */
function heardIn(event: Event): readonly { readonly words: string; readonly isFinal: boolean }[] {
  // The same edge: the shape is that of SpeechRecognitionEvent.
  const { results, resultIndex } = event as Event & {
    readonly results: SpeechRecognitionResultList;
    readonly resultIndex: number;
  };
  return Array.from(results)
    .slice(resultIndex)
    .map((result) => ({ words: result[0]?.transcript ?? '', isFinal: result.isFinal }));
}
