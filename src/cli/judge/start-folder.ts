import { copyFileSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../realm/bundle.ts';
import { exerciseFolder } from '../../runner/node/index.ts';
import { UsageError } from '../usage-error.ts';

const tsconfig = {
  compilerOptions: {
    target: 'ES2022',
    module: 'ESNext',
    moduleResolution: 'bundler',
    lib: ['ES2024'],
    types: [],
    strict: true,
    noEmit: true,
    skipLibCheck: true,
  },
  include: ['*.ts'],
};

/**
 * Writes an exercise's starter, its brief and the types of `lab` and of the platform's names into a folder, for work in an editor of one's own.
 *
 * @returns the path of the file to edit.
 * @throws UsageError when that file exists: nobody's work is overwritten.
 */
export function writeStartFolder(exercise: string, folder: string): string {
  const file = join(folder, `${exercise}.ts`);
  if (existsSync(file)) throw new UsageError(`${file} exists already. Move it away, or choose another folder.`);
  mkdirSync(folder, { recursive: true });
  copyFileSync(join(exerciseFolder(exercise), 'starter.ts'), file);
  copyFileSync(join(exerciseFolder(exercise), 'brief.md'), join(folder, `${exercise}.md`));
  for (const types of ['lab.d.ts', 'globals.d.ts'])
    copyFileSync(join(projectRoot(), 'src', 'lab-api', types), join(folder, types));
  const config = join(folder, 'tsconfig.json');
  if (!existsSync(config)) writeFileSync(config, `${JSON.stringify(tsconfig, undefined, 2)}\n`);
  return file;
}
