/**
 * The course without a network.
 *
 *   plan            which file is kept when, and under which key; written by the build
 *   fetch-missing   from the network into the cache, for the worker and for pages alike
 *   worker          the service worker: answers from one build, never takes over by itself
 *   kept            the copy as a page sees it: how much, all of it, none of it
 *   updates         registers the worker; a newer course waits for the reader's word
 *   before-reload   what must be saved before a page is reloaded
 *   build/          the step of the site's build that writes the plan and the worker
 */
export { beforeReload, saveEverything } from './before-reload.ts';
export { canKeep, keepAgain, keepsNothing, openCopy, type Kept, type OfflineCopy } from './kept.ts';
export { takeUpdate, watchUpdates, type Update } from './updates.ts';
