import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { leanMonaco, withoutBrowserLibraries } from '../../../src/editor/monaco/lean.ts';

const monaco = (path: string) => new URL(`../../../node_modules/monaco-editor/esm/vs/${path}`, import.meta.url);
const read = (path: string) => readFileSync(monaco(path), 'utf8');
const transformed = (path: string) => leanMonaco().transform(read(path), monaco(path).pathname)?.code ?? '';

async function librariesOf(code: string): Promise<string[]> {
  const loaded = (await import(`data:text/javascript;base64,${Buffer.from(code).toString('base64')}`)) as { libFileMap: object };
  return Object.keys(loaded.libFileMap);
}

describe('leanMonaco', () => {
  it('keeps the language up to ES2023 and drops the browser from the TypeScript worker', async () => {
    const libraries = await librariesOf(withoutBrowserLibraries(read('languages/features/typescript/lib/lib.js')));
    expect(libraries).toContain('lib.es5.d.ts');
    expect(libraries).toContain('lib.es2023.array.d.ts');
    expect(libraries.filter((name) => /dom|webworker|scripthost/.test(name))).toEqual([]);
  });

  it('leaves no library that refers to a dropped one', async () => {
    const text = withoutBrowserLibraries(read('languages/features/typescript/lib/lib.js'));
    const libraries = new Set(await librariesOf(text));
    const references = [...text.matchAll(/\/\/\/ <reference lib="([^"]+)"/g)].map(([, name]) => `lib.${name}.d.ts`);
    expect(references.filter((name) => !libraries.has(name))).toEqual([]);
  });

  it('lets style sheets travel with the code, so that no page links them before an editor opens', () => {
    const code = transformed('editor/contrib/codeAction/browser/codeActionMenu.js');
    expect(code).toContain("codicon.css?inline'");
    expect(code).toContain('adoptedStyleSheets.push');
    expect(code).not.toMatch(/^import '[^']+\.css';/m);
  });

  it('removes the second copies of the workers', () => {
    expect(transformed('languages/features/typescript/workerManager.js')).not.toContain('new Worker(');
    expect(transformed('editor/browser/services/editorWorkerService.js')).not.toContain('import.meta.url');
  });
});
