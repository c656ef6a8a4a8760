import type { Stats } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join, sep } from 'node:path';

/** What the path of a request means in a folder of built pages. */
export type Found =
  | { readonly what: 'file'; readonly path: string; readonly bytes: number; readonly modified: Date }
  /** A page asked for without its last slash. */
  | { readonly what: 'moved'; readonly to: string }
  | { readonly what: 'nothing' };

/**
 * @param root absolute path of the folder
 * @param pathname path of the request below the site's base, still percent-encoded, beginning with a slash
 */
export async function fileFor(root: string, pathname: string): Promise<Found> {
  const decoded = decode(pathname);
  if (decoded === undefined || decoded.includes('\0') || decoded.includes('\\')) return { what: 'nothing' };
  const path = join(root, decoded);
  if (path !== root && !path.startsWith(root.endsWith(sep) ? root : root + sep)) return { what: 'nothing' };
  const found = await statOf(path);
  if (found?.isFile() && !decoded.endsWith('/')) return file(path, found);
  if (!found?.isDirectory()) return { what: 'nothing' };
  const index = join(path, 'index.html');
  const page = await statOf(index);
  if (!page?.isFile()) return { what: 'nothing' };
  return decoded.endsWith('/') ? file(index, page) : { what: 'moved', to: `${pathname}/` };
}

function file(path: string, { size, mtime }: { size: number; mtime: Date }): Found {
  return { what: 'file', path, bytes: size, modified: mtime };
}

function decode(pathname: string): string | undefined {
  try {
    return decodeURIComponent(pathname);
  } catch {
    return undefined;
  }
}

async function statOf(path: string): Promise<Stats | undefined> {
  try {
    return await stat(path);
  } catch {
    return undefined;
  }
}
