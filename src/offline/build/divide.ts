import { createHash } from 'node:crypto';
import type { OfflinePlan, PlannedFile } from '../plan.ts';

/** A script above this size belongs to an editor, a compiler or the judge; what pages need to be read is far below. */
const LARGEST_FOR_READING_BYTES = 131_072;
const WORKSHOP_FOLDERS = /^(?:realm|worlds)\//;

/** Says of each file whether it is kept at the first visit or joins with the editor and the sandbox. */
export function divide(files: readonly PlannedFile[]): OfflinePlan {
  const forWorkshop = ({ url, bytes }: PlannedFile): boolean =>
    WORKSHOP_FOLDERS.test(url) || (url.startsWith('_astro/') && bytes > LARGEST_FOR_READING_BYTES);
  return {
    version: createHash('sha256').update(JSON.stringify(files)).digest('hex').slice(0, 16),
    reading: files.filter((file) => !forWorkshop(file)),
    workshop: files.filter(forWorkshop),
  };
}
