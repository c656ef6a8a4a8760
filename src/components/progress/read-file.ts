import { importProgress, largestFileBytes, type ImportResult } from '../../progress/transfer.ts';
import type { ProgressStorage } from '../../progress/index.ts';

/** Merges a file that the reader chose. One that is too large is refused before it is read. */
export async function readFile(file: Blob, storage: ProgressStorage): Promise<ImportResult> {
  if (file.size > largestFileBytes)
    return {
      ok: false,
      sentence: `This file has ${Math.round(file.size / 1_000_000)} MB; at most ${largestFileBytes / 1_000_000} MB are expected. Is it the right one? Nothing was changed.`,
    };
  try {
    return await importProgress(storage, await file.text());
  } catch {
    return { ok: false, sentence: 'The file could not be read to its end. Choose it again. Nothing was changed.' };
  }
}
