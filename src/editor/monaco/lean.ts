/** What a Vite plugin is here; typed by hand so that this file imports nothing. */
interface Transform {
  readonly name: string;
  readonly enforce: 'pre';
  transform(code: string, id: string): { code: string; map: null } | null;
}

const STATEMENT = /^(?=libFileMap\["|export \{ libFileMap)/m;
const BROWSER_LIBRARY = /^libFileMap\["lib\.(?:dom|webworker|scripthost|es\d+\.full|esnext\.full|es6|d\.ts)\b/;
const OWN_WORKER = /createWorker: \(\) => new Worker\(new URL\([^)]*\), \{ type: "module" \}\),/;
const STYLE = /^import '([^']+\.css)';$/gm;
const OWN_LOCATION = /esmModuleLocationBundler: \(\) => new URL\([^)]*\),/;

/**
 * A Vite plugin that keeps weight out of the build: the TypeScript worker's declarations of the browser, which learner
 * code never sees, Monaco's second copies of the workers that `workers.ts` already names, and its style sheets, which Astro
 * would link in the head of every page that may open an editor: they travel with the code that needs them.
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
      const styled = withOwnStyles(code);
      return styled === code ? null : { code: styled, map: null };
    },
  };
}

function withOwnStyles(code: string): string {
  const adopted: string[] = [];
  const imported = code.replace(STYLE, (_, path: string) => {
    const name = `$style${adopted.length}`;
    adopted.push(`{ const sheet = new CSSStyleSheet(); sheet.replaceSync(${name}); document.adoptedStyleSheets.push(sheet); }`);
    return `import ${name} from '${path}?inline';`;
  });
  return [imported, ...adopted].join('\n');
}

/** Removes the statements of Monaco's library map that declare browsers and their workers. */
export function withoutBrowserLibraries(libraryMap: string): string {
  return libraryMap
    .split(STATEMENT)
    .filter((statement) => !BROWSER_LIBRARY.test(statement))
    .join('');
}
