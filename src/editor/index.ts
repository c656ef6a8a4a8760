/**
 * An editor for learner TypeScript behind one small handle. Nothing of an editor is loaded until `createEditor` is called.
 *
 *   handle.ts         what the rest of the page knows of an editor
 *   surface.ts        which editor suits the reader's screen and pointer
 *   code-colours.ts   the page's own colours as an editor reads them
 *   create-editor.ts  loads the editor that suits, with the declarations of `lab`
 *   monaco/           Monaco, for a keyboard and room
 *   codemirror/       CodeMirror, for touch and narrow screens
 */
export { createEditor } from './create-editor.ts';
export type { EditorError, EditorHandle, EditorOptions, Library, TabMeaning, Theme } from './handle.ts';
export { suitableSurface, type Surface } from './surface.ts';
