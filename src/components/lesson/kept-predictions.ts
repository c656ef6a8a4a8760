import type { Shelf } from '../../progress/index.ts';

let opened: Promise<Shelf> | undefined;

/** Where a lesson keeps what its reader predicted and answered: opened once for the page, and early, so that a quick reader loses nothing. */
export function keptPredictions(): Promise<Shelf> {
  opened ??= import('../../progress/index.ts')
    .then(({ browserPlatform, openProgress }) => openProgress(browserPlatform(window)))
    .then(({ predictions }) => predictions);
  return opened;
}
