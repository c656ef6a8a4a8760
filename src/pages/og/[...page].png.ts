import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { APIRoute, GetStaticPaths } from 'astro';
import { exercises, lessons, prompts } from '../../catalog/index.ts';
import { outliner, sharedPng, type SharedPicture } from '../../picture/index.ts';
import { projectRoot } from '../../realm/bundle.ts';

/** The pictures of shared links, where the address of the site is known (SITE_URL): they are named by whole addresses. */
export const getStaticPaths: GetStaticPaths = async () => {
  if (!import.meta.env.SITE) return [];
  const picture = (page: string, kind: string, title: string) => ({ params: { page }, props: { kind, title } });
  return [
    picture('index', 'An interactive course', 'Wait for the answer, or hand over and move on?'),
    ...(await lessons()).map(({ id, number, meta }) => picture(`lessons/${id}`, `Lesson ${number}`, meta.title)),
    ...exercises().map(({ id, meta }) => picture(`exercises/${id}`, 'Exercise', meta.title)),
    ...(await prompts()).map(({ id, prompt }) => picture(`practice/${id}`, 'Interview question', prompt.title)),
  ];
};

const font = 'node_modules/@fontsource-variable/archivo/files/archivo-latin-wght-normal.woff2';
let letters: ReturnType<typeof outliner> | undefined;

export const GET: APIRoute<SharedPicture> = async ({ props }) => {
  letters ??= outliner(readFileSync(join(projectRoot(), font)));
  return new Response(await sharedPng(props, letters), { headers: { 'Content-Type': 'image/png' } });
};
