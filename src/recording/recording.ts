/** One recording of a reader's voice. */
export interface Recording {
  /** Sorts by time, and says where it belongs: `pay/0002/2026-11-23T16:20:00.000Z`. */
  readonly id: string;
  /** The id of the prompt that was answered. */
  readonly prompt: string;
  /** The round of the prompt, counted from 0. */
  readonly round: number;
  /** What was said: the answer, or the reply to the nth follow-up of the round, counted from 0. */
  readonly part: 'answer' | number;
  /** ms since 1970: when it began. */
  readonly at: number;
  readonly lengthMs: number;
  readonly sound: Blob;
}

/** "0:42", or "1:05:10". */
export function lengthOf({ lengthMs }: Pick<Recording, 'lengthMs'>): string {
  const seconds = Math.floor(lengthMs / 1000);
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${hours > 0 ? `${hours}:${two(minutes)}` : minutes}:${two(seconds % 60)}`;
}

/** What recordings take up, rounded for reading: "340 kB", "2.4 MB". */
export function sizeOf(recordings: readonly Pick<Recording, 'sound'>[]): string {
  const bytes = recordings.reduce((sum, { sound }) => sum + sound.size, 0);
  return bytes < 1_000_000 ? `${Math.ceil(bytes / 1000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}
