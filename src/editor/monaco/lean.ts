/** What a Vite plugin is here; typed by hand so that this file imports nothing. */
interface Transform {
  readonly name: string;
  readonly enforce: 'pre';
  transform(code: string, id: string): { code: string; map: null } | null;
}

const STATEMENT = /^(?=libFileMap\["|export \{ libFileMap)/m;
const BROWSER_LIBRARY = /^libFileMap\["lib\.(?:dom|webworker|scripthost|es\d+\.full|esnext\.full|es6|d\.ts)\b/;
const OWN_WORKER = /createWorker: \(\) => new Worker\(new URL\([^)]*\), \{ type: "module" \}\),/;
const OWN_LOCATION = /esmModuleLocationBundler: \(\) => new URL\([^)]*\),/;

/**
 * A Vite plugin that keeps weight out of the build: the TypeScript worker's declarations of the browser, which learner
 * code never sees, and Monaco's second copies of the workers that `workers.ts` already names.
 */
export function leanMonaco(): Transform {
  return {
    name: 'lean-monaco',
    enforce: 'pre',
    transform(code, id) {
      if (!id.includes('/monaco-editor/esm/')) return null;
      if (id.endsWith('/typescript/lib/lib.js')) return { code: withoutBrowserLibraries(code), map: null };
      if (id.endsWith('/typescript/workerManager.js')) return { code: code.replace(OWN_WORKER, ''), map: null };
      if (id.endsWith('/services/editorWorkerService.js')) return { code: code.replace(OWN_LOCATION, ''), map: null };
      return null;
    },
  };
}

/** Removes the statements of Monaco's library map that declare browsers and their workers. */
export function withoutBrowserLibraries(libraryMap: string): string {
  return libraryMap
    .split(STATEMENT)
    .filter((statement) => !BROWSER_LIBRARY.test(statement))
    .join('');
}
