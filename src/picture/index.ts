/**
 * Pictures that are drawn at build, of outlines only: no font and no browser is needed. Node only.
 *
 * outline.ts  text as outlines
 * shared.ts   what a shared link shows
 */
export { outliner } from './outline.ts';
export { drawShared, sharedPng, type SharedPicture } from './shared.ts';
