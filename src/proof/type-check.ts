import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript-5.9';
import { learnerCompilerOptions } from '../editor/monaco/compiler-options.ts';

const declarations = join(dirname(fileURLToPath(import.meta.url)), '../lab-api');

/**
 * Type-checks sources as Monaco does: its version of TypeScript, its options and the declarations of `lab`, and nothing else to
 * import.
 *
 * @returns for each source the complaints about it, with their lines.
 */
export function typeCheck(sources: Readonly<Record<string, string>>): Readonly<Record<string, readonly string[]>> {
  const texts = new Map(Object.entries(sources).map(([name, text]) => [`/${name}.ts`, text]));
  for (const file of readdirSync(declarations).filter((name) => name.endsWith('.d.ts')))
    texts.set(`/${file}`, readFileSync(join(declarations, file), 'utf8'));

  const options: ts.CompilerOptions = {
    ...learnerCompilerOptions,
    lib: learnerCompilerOptions.lib.map((lib) => `lib.${lib}.d.ts`),
    types: [...learnerCompilerOptions.types],
    target: ts.ScriptTarget.ESNext,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Node10,
  };
  const libraries = ts.createCompilerHost(options);
  const host: ts.CompilerHost = {
    ...libraries,
    fileExists: (path) => texts.has(path),
    readFile: (path) => texts.get(path),
    directoryExists: () => true,
    getDirectories: () => [],
    getSourceFile(path, languageVersion) {
      const text = texts.get(path);
      return text === undefined
        ? libraries.getSourceFile(path, languageVersion)
        : ts.createSourceFile(path, text, languageVersion);
    },
  };
  const program = ts.createProgram([...texts.keys()], options, host);
  return Object.fromEntries(
    Object.keys(sources).map((name) => {
      const file = program.getSourceFile(`/${name}.ts`);
      return [name, [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)].map(told)];
    }),
  );
}

function told({ file, start, messageText }: ts.Diagnostic): string {
  const line = file === undefined || start === undefined ? '' : `line ${file.getLineAndCharacterOfPosition(start).line + 1}: `;
  return `${line}${ts.flattenDiagnosticMessageText(messageText, ' ')}`;
}

/** What a source imports, in order. */
export function importsOf(source: string): readonly string[] {
  return ts.preProcessFile(source, true, true).importedFiles.map((file) => file.fileName);
}
