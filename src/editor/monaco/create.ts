import { KeyCode, MarkerSeverity, Range, Uri, editor } from 'monaco-editor/editor';
import { readCodeColours } from '../code-colours.ts';
import type { EditorHandle, EditorOptions, Theme } from '../handle.ts';
import './features.ts';
import { teachTypeScript } from './language.ts';
import litLine from './lit-line.css?inline';
import { governTab } from './tab-key.ts';
import { defineTheme } from './theme.ts';

/** Monaco in `host`, which must have its final size: the editor fills it. `provideWorkers` must have been called. */
export function createMonaco(host: HTMLElement, options: EditorOptions): EditorHandle {
  adoptStyle(host.ownerDocument, litLine);
  teachTypeScript(options.libraries);
  const useTheme = (theme: Theme) => editor.setTheme(defineTheme(theme, readCodeColours(host, theme)));
  useTheme(options.theme);

  const uri = Uri.parse(`file:///${options.path}`);
  editor.getModel(uri)?.dispose();
  const model = editor.createModel(options.value, 'typescript', uri);
  model.updateOptions({ tabSize: 2, insertSpaces: true });
  const code = editor.create(host, {
    model,
    ariaLabel: options.label,
    automaticLayout: true,
    bracketPairColorization: { enabled: false },
    fixedOverflowWidgets: true,
    fontFamily: getComputedStyle(host).fontFamily,
    fontSize: Number.parseFloat(getComputedStyle(host).fontSize),
    lineHeight: Number.parseFloat(getComputedStyle(host).lineHeight),
    lineNumbersMinChars: 3,
    folding: true,
    glyphMargin: false,
    lineDecorationsWidth: 8,
    minimap: { enabled: false },
    overviewRulerLanes: 0,
    padding: { top: 12, bottom: 12 },
    readOnly: options.readOnly ?? false,
    renderFinalNewline: 'on',
    renderLineHighlight: 'none',
    scrollBeyondLastLine: false,
    scrollbar: { alwaysConsumeMouseWheel: false },
    tabFocusMode: true,
    'semanticHighlighting.enabled': false,
  });

  let replacing = false;
  const typed = (listener: () => void) => code.onDidChangeModelContent(() => void (replacing || listener()));
  governTab(code, typed, (meaning) => options.onTabMeaning?.(meaning));
  code.onDidChangeModelContent(() => options.onChange?.(model.getValue()));
  code.onKeyDown((event) => {
    if (event.keyCode !== KeyCode.Enter || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    event.stopPropagation();
    options.onRun?.();
  });
  if (options.describedBy)
    host.querySelector('textarea, [role="textbox"]')?.setAttribute('aria-describedby', options.describedBy);

  const watch = editor.onDidChangeMarkers((changed) => {
    if (changed.some((each) => each.toString() === uri.toString())) options.onTypeErrors?.();
  });

  const lit = code.createDecorationsCollection();
  return {
    getValue: () => model.getValue(),
    setValue(value) {
      if (value === model.getValue()) return;
      replacing = true;
      code.pushUndoStop();
      code.executeEdits('workspace', [{ range: model.getFullModelRange(), text: value }]);
      code.pushUndoStop();
      replacing = false;
    },
    focus: () => code.focus(),
    reveal(line) {
      code.revealLineInCenter(line);
      code.setPosition({ lineNumber: line, column: model.getLineFirstNonWhitespaceColumn(line) || 1 });
    },
    markErrors(errors) {
      const markers = errors.map(({ line, column, message }) => {
        const word = model.getWordAtPosition({ lineNumber: line, column });
        return {
          severity: MarkerSeverity.Error,
          message,
          startLineNumber: line,
          startColumn: column,
          endLineNumber: line,
          endColumn: word?.endColumn ?? column + 1,
        };
      });
      editor.setModelMarkers(model, 'judge', markers);
    },
    typeErrors: () =>
      editor
        .getModelMarkers({ resource: uri, owner: 'typescript' })
        .filter(({ severity }) => severity === MarkerSeverity.Error)
        .map(({ startLineNumber, startColumn, message }) => ({ line: startLineNumber, column: startColumn, message }))
        .sort((one, other) => one.line - other.line || one.column - other.column),
    lightLine(line) {
      if (line === null || line > model.getLineCount()) return lit.clear();
      lit.set([
        {
          range: new Range(line, 1, line, 1),
          options: { isWholeLine: true, className: 'lit-line', linesDecorationsClassName: 'lit-line-edge' },
        },
      ]);
      code.revealLineInCenterIfOutsideViewport(line);
    },
    setTheme: useTheme,
    dispose() {
      watch.dispose();
      code.dispose();
      model.dispose();
    },
  };
}

function adoptStyle(document: Document, text: string): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  document.adoptedStyleSheets.push(sheet);
}
