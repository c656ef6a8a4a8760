import type { EditorHandle, EditorOptions } from './handle.ts';
import type { Surface } from './surface.ts';

/** Loads an editor and opens it in `host`. Rejects when its files cannot be fetched, for example offline before a first visit. */
export async function createEditor(
  host: HTMLElement,
  surface: Surface,
  options: Omit<EditorOptions, 'libraries'>,
): Promise<EditorHandle> {
  if (surface === 'codemirror') {
    const { createCodeMirror } = await import('./codemirror/create.ts');
    return createCodeMirror(host, { ...options, libraries: [] });
  }
  const { provideWorkers } = await import('./monaco/workers.ts');
  provideWorkers(globalThis);
  const [{ createMonaco }, { labLibraries }] = await Promise.all([import('./monaco/create.ts'), import('./lab-libraries.ts')]);
  return createMonaco(host, { ...options, libraries: labLibraries() });
}
