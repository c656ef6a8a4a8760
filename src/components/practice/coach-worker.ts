/** The coach as a module worker: however long an answer is, the page stays free while it is read. */
import { coach, type CoachPrompt } from '../../coach/index.ts';

/** What the page asks for. The answer to it is `readonly ClaimReading[]`. */
export interface ReadingRequest {
  readonly text: string;
  readonly patterns: CoachPrompt;
}

addEventListener('message', ({ data }: MessageEvent<ReadingRequest>) => postMessage(coach(data.text, data.patterns).claims));
