import type { ClaimReading, CoachPrompt } from '../../coach/index.ts';
import type { ReadingRequest } from './coach-worker.ts';

/** Reads answers to one prompt beside the page. */
export interface AnswerReader {
  /** What the coach makes of a text; undefined where it was given up for a newer one. Rejects where the coach did not load. */
  read(text: string): Promise<readonly ClaimReading[] | undefined>;
}

/** @param newWorker starts `coach-worker.ts` */
export function createAnswerReader(patterns: CoachPrompt, newWorker: () => Worker): AnswerReader {
  let giveUp: (() => void) | undefined;
  return {
    read: (text) => {
      giveUp?.();
      const worker = newWorker();
      return new Promise<readonly ClaimReading[] | undefined>((resolve, reject) => {
        giveUp = () => resolve(undefined);
        worker.addEventListener('message', ({ data }: MessageEvent<readonly ClaimReading[]>) => resolve(data));
        worker.addEventListener('error', (event) => reject(new Error(event.message || 'The coach did not load.')));
        worker.postMessage({ text, patterns } satisfies ReadingRequest);
      }).finally(() => worker.terminate());
    },
  };
}
