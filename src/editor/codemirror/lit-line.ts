import { StateEffect, StateField, type Extension } from '@codemirror/state';
import { Decoration, EditorView, type DecorationSet } from '@codemirror/view';

/** Lights the line with this number, or none. */
export const lightLine = StateEffect.define<number | null>();

const lit = Decoration.line({ class: 'cm-lit' });

export const litLine: Extension = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(marks, transaction) {
    let next = marks.map(transaction.changes);
    for (const effect of transaction.effects) {
      if (!effect.is(lightLine)) continue;
      const line = effect.value;
      next =
        line === null || line > transaction.newDoc.lines
          ? Decoration.none
          : Decoration.set([lit.range(transaction.newDoc.line(line).from)]);
    }
    return next;
  },
  provide: (field) => EditorView.decorations.from(field),
});
