import { watch } from 'node:fs';
import { basename, dirname } from 'node:path';

/** Editors write a file in several steps; one judging per save is enough. */
const quietMs = 80;

/**
 * Calls `saved` now and after each save of the file, never twice at the same time. Watches the folder, since many editors replace the file
 * instead of writing into it. Runs until the process ends.
 */
export async function watchFile(file: string, saved: () => Promise<void>): Promise<never> {
  let wake = () => {};
  let timer: NodeJS.Timeout | undefined;
  watch(dirname(file), (_, name) => {
    if (name !== null && name !== basename(file)) return;
    clearTimeout(timer);
    timer = setTimeout(() => wake(), quietMs);
  });
  for (;;) {
    const next = new Promise<void>((resolve) => (wake = resolve));
    await saved();
    await next;
  }
}
