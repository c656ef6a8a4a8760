import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

export const root = join(import.meta.dirname, '..', '..', '..');

/**
 * Of a file, or of everything below a folder: paths and contents.
 *
 * @param path from the folder of the project, with slashes
 * @returns 16 hex digits: enough to notice a change, not meant against an attacker
 */
export function digestOf(path: string): string {
  const hash = createHash('sha256');
  for (const file of filesAt(path)) hash.update(`${file}\n`).update(readFileSync(join(root, file)));
  return hash.digest('hex').slice(0, 16);
}

function filesAt(path: string): readonly string[] {
  if (statSync(join(root, path)).isFile()) return [path];
  return readdirSync(join(root, path))
    .sort()
    .flatMap((name) => filesAt(`${path}/${name}`));
}
