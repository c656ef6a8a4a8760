import type { APIRoute, GetStaticPaths } from 'astro';
import { boundarySystems, flawedAnswers, exercises, lessons, prompts } from '../catalog/index.ts';
import { link } from '../components/page/link.ts';

/** `sitemap.xml`, where the address of the site is known (SITE_URL): a sitemap holds whole addresses. */
export const getStaticPaths: GetStaticPaths = () => (import.meta.env.SITE ? [{ params: { sitemap: 'sitemap' } }] : []);

export const GET: APIRoute = async ({ site }) => {
  const paths: readonly `/${string}`[] = [
    '/',
    '/sheet/',
    '/browsers/',
    '/lab/',
    ...(await lessons()).map(({ id }) => `/lessons/${id}/` as const),
    '/exercises/',
    ...exercises().map(({ id }) => `/exercises/${id}/` as const),
    '/practice/',
    ...(await prompts()).map(({ id }) => `/practice/${id}/` as const),
    '/practice/drills/',
    ...(await boundarySystems()).map(({ id }) => `/practice/drills/boundary/${id}/` as const),
    ...(await flawedAnswers()).map(({ id }) => `/practice/drills/red-flags/${id}/` as const),
    '/practice/drills/fix/',
  ];
  const urls = paths.map((path) => `  <url><loc>${new URL(link(path), site).href}</loc></url>\n`).join('');
  return new Response(
    `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${urls}</urlset>\n`,
    { headers: { 'Content-Type': 'application/xml' } },
  );
};
