import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';

/** The folder that holds `exercises/` and `src/`, found upwards from this file, which a site build moves to its output folder. Node only. */
export function projectRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'exercises')) || !existsSync(join(folder, 'package.json'))) {
    const parent = dirname(folder);
    if (parent === folder) throw new Error('No folder above this file holds both package.json and exercises/.');
    folder = parent;
  }
  return folder;
}

/** The ids of all exercises that have a world, in order. Node only. */
export function exerciseIds(): readonly string[] {
  const folder = join(projectRoot(), 'exercises');
  return readdirSync(folder)
    .filter((id) => existsSync(join(folder, id, 'world.ts')))
    .sort();
}

export class UnknownExercise extends Error {
  override readonly name = 'UnknownExercise';
}

/** @throws UnknownExercise naming the ids that there are. */
export function requireExercise(id: string): void {
  const ids = exerciseIds();
  if (!ids.includes(id)) throw new UnknownExercise(`There is no exercise with the id "${id}". There are: ${ids.join(', ')}.`);
}

/**
 * The text of the realm of one exercise: lab, lab API and the exercise's world as one classic script. Page, command line and tests run
 * these very bytes; the same sources give the same bytes on every machine. Node only.
 *
 * @throws UnknownExercise; any other error means that its world does not build.
 */
export async function bundleRealm(exercise: string): Promise<string> {
  requireExercise(exercise);
  return bundleRealmOf(join(projectRoot(), 'exercises', exercise, 'world.ts'));
}

/** The text of a realm around the world that the file at this absolute path exports under the name `world`. Node only. */
export async function bundleRealmOf(worldFile: string): Promise<string> {
  const entry = 'realm-entry';
  const root = projectRoot();
  const script = `
    import { bootRealm } from ${JSON.stringify(join(root, 'src', 'realm', 'boot.ts'))};
    import { world } from ${JSON.stringify(worldFile)};
    bootRealm(world);
  `;
  const bundle = await rolldown({
    cwd: root,
    input: entry,
    platform: 'neutral',
    logLevel: 'warn',
    plugins: [
      {
        name: entry,
        resolveId: (id) => (id === entry ? entry : null),
        load: (id) => (id === entry ? script : null),
      },
    ],
  });
  try {
    const { output } = await bundle.generate({ format: 'iife', minify: true });
    return output[0].code;
  } finally {
    await bundle.close();
  }
}
