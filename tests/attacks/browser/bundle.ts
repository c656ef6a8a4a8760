import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { rolldown } from 'rolldown';
import { bundleRealmOf } from '../../../src/realm/bundle.ts';
import type { Opening } from './page-side.ts';

const project = join(import.meta.dirname, '..', '..', '..');

/** The folder of the built site. */
export const builtSite = join(project, 'dist');

/** A file of this folder and all that it imports, as a script. */
export async function script(file: string): Promise<string> {
  const bundle = await rolldown({ input: join(import.meta.dirname, file), logLevel: 'silent' });
  const { output } = await bundle.generate({ format: 'iife', codeSplitting: false });
  await bundle.close();
  return output[0].code;
}

/** What a page needs in order to run attacks: a script to evaluate, and what to hand to its `attacks.open`. */
export async function pageParts(): Promise<{ readonly script: string; readonly opening: Opening }> {
  const [pageSide, judge, realm] = await Promise.all([
    script('page-side.ts'),
    script('judge-worker.ts'),
    bundleRealmOf(join(import.meta.dirname, '..', 'world.ts')),
  ]);
  return { script: pageSide, opening: { client: builtFile(/^client\..*\.js$/), realm, judge } };
}

/** The address of a file of the built site whose name has a hash in it. */
export function builtFile(pattern: RegExp): string {
  const name = readdirSync(join(builtSite, '_astro')).find((file) => pattern.test(file));
  if (name === undefined) throw new Error(`The built site has no file like ${pattern}. Build it first: npm run build.`);
  return `/_astro/${name}`;
}
