import { createReadStream } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { resolve } from 'node:path';
import { compressionFor } from './compression.ts';
import { fileFor, type Found } from './file-for.ts';
import { mediaType } from './media-type.ts';
import { cacheControl, policyHeaders } from './policies.ts';

export interface SiteFolder {
  /** The folder with the built pages. */
  readonly root: string;
  /** Where the site is mounted: "/" or a path such as "/course/". */
  readonly base: string;
}

/** Answers GET and HEAD from a folder of built pages, as a static host would: index pages, last slashes, 404.html, compression. */
export function createSiteHandler({ root, base }: SiteFolder): (request: IncomingMessage, response: ServerResponse) => void {
  const folder = resolve(root);
  const mount = base.replace(/\/*$/, '');

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    for (const [name, value] of Object.entries(policyHeaders)) response.setHeader(name, value);
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.writeHead(405, { Allow: 'GET, HEAD' }).end();
      return;
    }
    const [pathname = '/', query] = (request.url ?? '/').split('?', 2);
    if (mount && (pathname === '/' || pathname === mount)) {
      response.writeHead(302, { Location: `${mount}/` }).end();
      return;
    }
    const below = pathname.startsWith(`${mount}/`) ? pathname.slice(mount.length) : undefined;
    const found: Found = below === undefined ? { what: 'nothing' } : await fileFor(folder, below);
    if (found.what === 'moved') {
      response.writeHead(301, { Location: mount + found.to + (query === undefined ? '' : `?${query}`) }).end();
      return;
    }
    const shown = found.what === 'file' ? found : await fileFor(folder, '/404.html');
    if (shown.what !== 'file') {
      response.writeHead(404, { 'Content-Type': 'text/plain; charset=utf-8' }).end('Not found\n');
      return;
    }
    send(request, response, shown, found.what === 'file' ? 200 : 404);
  }

  return (request, response) => {
    answer(request, response).catch((error: unknown) => {
      console.error(`${request.method} ${request.url}:`, error);
      if (response.headersSent) response.destroy();
      else response.writeHead(500, { 'Content-Type': 'text/plain; charset=utf-8' }).end('The server failed to read this file.\n');
    });
  };
}

type File = Extract<Found, { what: 'file' }>;

function send(request: IncomingMessage, response: ServerResponse, { path, bytes, modified }: File, status: 200 | 404): void {
  const tag = `W/"${bytes.toString(16)}-${modified.getTime().toString(16)}"`;
  const lasting = status === 200 && /[/\\]_astro[/\\]/.test(path);
  response.setHeader('Cache-Control', lasting ? cacheControl.lasting : cacheControl.other);
  response.setHeader('ETag', tag);
  if (status === 200 && request.headers['if-none-match'] === tag) {
    response.writeHead(304).end();
    return;
  }
  const type = mediaType(path);
  const compression = compressionFor(String(request.headers['accept-encoding'] ?? ''), type, bytes);
  response.setHeader('Vary', 'Accept-Encoding');
  response.writeHead(status, {
    'Content-Type': type,
    ...(compression ? { 'Content-Encoding': compression.encoding } : { 'Content-Length': bytes }),
  });
  if (request.method === 'HEAD') {
    response.end();
    return;
  }
  const file = createReadStream(path).on('error', () => response.destroy());
  if (compression) file.pipe(compression.stream()).pipe(response);
  else file.pipe(response);
}
