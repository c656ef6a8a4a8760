import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createSiteHandler, listen, type Listening } from '../../../src/cli/serve/index.ts';

let folder: string;
let site: string;
let server: Listening | undefined;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'site-handler-'));
  site = join(folder, 'dist');
  mkdirSync(join(site, 'practice', 'pay'), { recursive: true });
  mkdirSync(join(site, '_astro'));
  mkdirSync(join(folder, 'dist-of-another'));
  writeFileSync(join(site, 'index.html'), '<h1>Home</h1>');
  writeFileSync(join(site, '404.html'), '<h1>No such page</h1>');
  writeFileSync(join(site, 'practice', 'pay', 'index.html'), '<h1>Pay</h1>');
  writeFileSync(join(site, '_astro', 'page.abc.js'), 'export {};');
  writeFileSync(join(site, 'favicon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
  writeFileSync(join(folder, 'secret.txt'), 'secret');
  writeFileSync(join(folder, 'dist-of-another', 'secret.txt'), 'secret');
});

afterEach(async () => {
  await server?.close();
  server = undefined;
});

afterAll(() => rmSync(folder, { recursive: true }));

interface Answer {
  status: number;
  headers: NodeJS.Dict<string | string[]>;
  body: string;
}

/** Sends the path as it is: fetch would tidy away what these tests are about. */
async function get(path: string, { base = '/', method = 'GET', headers = {} } = {}): Promise<Answer> {
  server ??= await listen(createSiteHandler({ root: site, base }), 0);
  const { port } = server;
  return new Promise((resolve, reject) => {
    request({ host: '127.0.0.1', port, path, method, headers }, (response) => {
      let body = '';
      response.setEncoding('utf8').on('data', (part: string) => (body += part));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body }));
    })
      .on('error', reject)
      .end();
  });
}

describe('the site', () => {
  it('answers with pages, scripts and pictures, each as what it is', async () => {
    expect(await get('/')).toMatchObject({
      status: 200,
      body: '<h1>Home</h1>',
      headers: { 'content-type': 'text/html; charset=utf-8' },
    });
    expect(await get('/practice/pay/?step=2')).toMatchObject({ status: 200, body: '<h1>Pay</h1>' });
    expect((await get('/_astro/page.abc.js')).headers).toMatchObject({
      'content-type': 'text/javascript; charset=utf-8',
      'cache-control': 'public, max-age=31536000, immutable',
      'x-content-type-options': 'nosniff',
    });
    expect((await get('/favicon.svg')).headers['content-type']).toBe('image/svg+xml; charset=utf-8');
  });

  it('sends a page asked for without its last slash there, query included', async () => {
    expect(await get('/practice/pay?a=1')).toMatchObject({ status: 301, headers: { location: '/practice/pay/?a=1' } });
  });

  it('answers what it does not have with its own 404 page', async () => {
    expect(await get('/nowhere/')).toMatchObject({ status: 404, body: '<h1>No such page</h1>' });
    expect(await get('/practice/')).toMatchObject({ status: 404 });
    expect(await get('/index.html/')).toMatchObject({ status: 404 });
    expect(await get('/%E0%A4%A')).toMatchObject({ status: 404 });
  });

  it.each([
    '/../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/..%5csecret.txt',
    '/../dist-of-another/secret.txt',
    '/%00',
  ])('stays in its folder when asked for %s', async (path) => {
    const { status, body } = await get(path);
    expect([status, body]).toEqual([404, '<h1>No such page</h1>']);
  });

  it('says 304 to a page that has not changed, and sends nothing to HEAD', async () => {
    const { headers } = await get('/');
    expect(await get('/', { headers: { 'if-none-match': String(headers['etag']) } })).toMatchObject({ status: 304, body: '' });
    expect(await get('/', { method: 'HEAD' })).toMatchObject({ status: 200, body: '', headers: { 'content-length': '13' } });
  });

  it('takes nothing but GET and HEAD', async () => {
    expect(await get('/', { method: 'POST' })).toMatchObject({ status: 405, headers: { allow: 'GET, HEAD' } });
  });
});

describe('a site below a path', () => {
  it('is found there and nowhere else', async () => {
    const base = '/course/';
    expect(await get('/course/practice/pay/', { base })).toMatchObject({ status: 200, body: '<h1>Pay</h1>' });
    expect(await get('/course/practice/pay', { base })).toMatchObject({
      status: 301,
      headers: { location: '/course/practice/pay/' },
    });
    expect(await get('/practice/pay/', { base })).toMatchObject({ status: 404 });
    expect(await get('/', { base })).toMatchObject({ status: 302, headers: { location: '/course/' } });
    expect(await get('/coursework/', { base })).toMatchObject({ status: 404 });
  });
});
