import EditorWorker from 'monaco-editor/editor/editor.worker.js?worker';
import TypeScriptWorker from 'monaco-editor/languages/features/typescript/ts.worker.js?worker';

/** Monaco asks a global for its workers; ours are files of the site. */
export function provideWorkers(scope: { MonacoEnvironment?: unknown }): void {
  scope.MonacoEnvironment ??= {
    getWorker: (_file: string, label: string): Worker => (label === 'typescript' ? new TypeScriptWorker() : new EditorWorker()),
  };
}
