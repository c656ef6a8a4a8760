import { KeyCode, type editor } from 'monaco-editor/editor';
import type { TabMeaning } from '../handle.ts';

/**
 * Tab leaves the editor until the reader types, so that nobody who walks through the page by keyboard is caught in it; from
 * the first typed change it indents, and Escape gives it back (WCAG 2.1.2).
 */
export function governTab(
  code: editor.IStandaloneCodeEditor,
  typed: (listener: () => void) => void,
  tell: (meaning: TabMeaning) => void,
): void {
  let meaning: TabMeaning = 'leaves';
  const become = (next: TabMeaning) => {
    if (next === meaning) return;
    meaning = next;
    code.updateOptions({ tabFocusMode: meaning === 'leaves' });
    tell(meaning);
  };
  typed(() => become('indents'));
  code.onKeyDown((event) => {
    if (event.keyCode === KeyCode.Escape) become('leaves');
  });
  code.onDidBlurEditorText(() => become('leaves'));
}
