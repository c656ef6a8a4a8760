import { javascript } from '@codemirror/lang-javascript';
import { indentUnit } from '@codemirror/language';
import { lintGutter, setDiagnostics } from '@codemirror/lint';
import { EditorState, Prec } from '@codemirror/state';
import { EditorView, keymap, lineNumbers } from '@codemirror/view';
import { minimalSetup } from 'codemirror';
import type { EditorHandle, EditorOptions } from '../handle.ts';
import { lightLine, litLine } from './lit-line.ts';
import { governTab } from './tab-key.ts';
import { courseTheme } from './theme.ts';

/** CodeMirror in `host`: highlighting, indentation and error marks, on the touch keyboards that Monaco does not support. */
export function createCodeMirror(host: HTMLElement, options: EditorOptions): EditorHandle {
  const attributes = {
    'aria-label': options.label,
    autocapitalize: 'off',
    autocorrect: 'off',
    spellcheck: 'false',
    ...(options.describedBy ? { 'aria-describedby': options.describedBy } : {}),
  };
  const run = () => {
    options.onRun?.();
    return true;
  };
  const view = new EditorView({
    parent: host,
    state: EditorState.create({
      doc: options.value,
      extensions: [
        Prec.highest(keymap.of([{ key: 'Mod-Enter', run }])),
        minimalSetup,
        lineNumbers(),
        javascript({ typescript: true }),
        indentUnit.of('  '),
        EditorState.tabSize.of(2),
        EditorState.readOnly.of(options.readOnly ?? false),
        EditorView.contentAttributes.of(attributes),
        EditorView.updateListener.of((update) => {
          if (update.docChanged) options.onChange?.(update.state.doc.toString());
        }),
        governTab((meaning) => options.onTabMeaning?.(meaning)),
        lintGutter(),
        litLine,
        courseTheme,
      ],
    }),
  });
  const within = (line: number) => view.state.doc.line(Math.min(Math.max(line, 1), view.state.doc.lines));
  return {
    getValue: () => view.state.doc.toString(),
    setValue(value) {
      if (value !== view.state.doc.toString())
        view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: value }, userEvent: 'replace' });
    },
    focus: () => view.focus(),
    reveal(line) {
      const { from } = within(line);
      view.dispatch({ selection: { anchor: from }, effects: EditorView.scrollIntoView(from, { y: 'center' }) });
    },
    markErrors(errors) {
      const diagnostics = errors.map(({ line, column, message }) => {
        const place = within(line);
        const from = Math.min(place.from + column - 1, place.to);
        return { from, to: Math.min(from + 1, place.to), severity: 'error' as const, message };
      });
      view.dispatch(setDiagnostics(view.state, diagnostics));
    },
    typeErrors: () => [],
    lightLine(line) {
      const effects =
        line === null || line > view.state.doc.lines ? [] : [EditorView.scrollIntoView(within(line).from, { y: 'nearest' })];
      view.dispatch({ effects: [lightLine.of(line), ...effects] });
    },
    // The page's tokens carry the theme.
    setTheme: () => undefined,
    dispose: () => view.destroy(),
  };
}
