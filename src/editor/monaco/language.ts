import {
  typescriptDefaults,
  ModuleKind,
  ModuleResolutionKind,
  ScriptTarget,
} from 'monaco-editor/languages/features/typescript/register';
import type { Library } from '../handle.ts';
import { learnerCompilerOptions } from './compiler-options.ts';

/** Tells Monaco's TypeScript what learner code is checked against. Setting the same libraries again costs nothing. */
export function teachTypeScript(libraries: readonly Library[]): void {
  typescriptDefaults.setCompilerOptions({
    ...learnerCompilerOptions,
    lib: [...learnerCompilerOptions.lib],
    target: ScriptTarget.ESNext,
    module: ModuleKind.ESNext,
    moduleResolution: ModuleResolutionKind.NodeJs,
  });
  typescriptDefaults.setEagerModelSync(true);
  for (const library of libraries) typescriptDefaults.addExtraLib(library.text, `file:///${library.path}`);
}
