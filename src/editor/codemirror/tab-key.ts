import { indentLess, indentMore } from '@codemirror/commands';
import { Compartment, type Extension } from '@codemirror/state';
import { EditorView, keymap } from '@codemirror/view';
import type { TabMeaning } from '../handle.ts';

/** Tab leaves until the reader types, then indents; Escape or leaving gives it back. The same rule as in Monaco. */
export function governTab(tell: (meaning: TabMeaning) => void): Extension {
  let meaning: TabMeaning = 'leaves';
  const keys = new Compartment();
  const indenting = keymap.of([{ key: 'Tab', run: indentMore, shift: indentLess }]);
  const become = (view: EditorView, next: TabMeaning) => {
    if (next === meaning) return;
    meaning = next;
    view.dispatch({ effects: keys.reconfigure(meaning === 'indents' ? indenting : []) });
    tell(meaning);
  };
  return [
    keys.of([]),
    EditorView.domEventHandlers({
      keydown: (event, view) => {
        if (event.key === 'Escape') become(view, 'leaves');
        return false;
      },
      blur: (_event, view) => {
        become(view, 'leaves');
        return false;
      },
    }),
    EditorView.updateListener.of((update) => {
      if (!update.transactions.some((transaction) => transaction.isUserEvent('input') || transaction.isUserEvent('delete')))
        return;
      // An update may not dispatch another one, hence the next microtask.
      queueMicrotask(() => become(update.view, 'indents'));
    }),
  ];
}
