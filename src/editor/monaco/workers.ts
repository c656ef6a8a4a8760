import EditorWorker from 'monaco-editor/editor/editor.worker.js?worker';
import TypeScriptWorker from 'monaco-editor/languages/features/typescript/ts.worker.js?worker';

/**
 * Monaco asks a global for its workers; ours are files of the site. The first TypeScript worker starts now: its four megabytes
 * are read while the page still reads those of the editor.
 */
export function provideWorkers(scope: { MonacoEnvironment?: unknown }): void {
  if (scope.MonacoEnvironment) return;
  let started: Worker | undefined = new TypeScriptWorker();
  const typeScriptWorker = (): Worker => {
    const worker = started ?? new TypeScriptWorker();
    started = undefined;
    return worker;
  };
  scope.MonacoEnvironment = {
    getWorker: (_file: string, label: string): Worker => (label === 'typescript' ? typeScriptWorker() : new EditorWorker()),
  };
}
