/**
 * Finding words in the course.
 *
 *   kinds        what can be found
 *   search       the index in the browser, by Pagefind: its WebAssembly runs in a worker
 *   other-words  what the course calls a thing that was looked for under another name
 *   fits         whether what the index found is what was typed
 *   marked       excerpts as pieces of text
 *   build/       the step of the site's build that makes the index: what is searched, and what must not give anything away
 */
export { isKind, kinds, type Kind } from './kinds.ts';
export type { Piece } from './marked.ts';
export { otherWords } from './other-words.ts';
export { openSearch, type Answer, type Found, type Search } from './search.ts';
