import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { APIRoute, GetStaticPaths } from 'astro';
import { pictures } from '../../components/page/pictures.ts';
import { outliner, sharedPng, type SharedPicture } from '../../picture/index.ts';
import { projectRoot } from '../../realm/bundle.ts';

/** The pictures of shared links, where the address of the site is known (SITE_URL): they are named by whole addresses. */
export const getStaticPaths: GetStaticPaths = async () =>
  import.meta.env.SITE ? (await pictures()).map(({ page, kind, title }) => ({ params: { page }, props: { kind, title } })) : [];

const font = 'node_modules/@fontsource-variable/archivo/files/archivo-latin-wght-normal.woff2';
let letters: ReturnType<typeof outliner> | undefined;

export const GET: APIRoute<SharedPicture> = async ({ props }) => {
  letters ??= outliner(readFileSync(join(projectRoot(), font)));
  return new Response(await sharedPng(props, letters), { headers: { 'Content-Type': 'image/png' } });
};
