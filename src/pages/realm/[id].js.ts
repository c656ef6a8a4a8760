import type { APIRoute, GetStaticPaths } from 'astro';
import { bundleRealm, exerciseIds } from '../../realm/bundle.ts';

export const getStaticPaths: GetStaticPaths = () => exerciseIds().map((id) => ({ params: { id } }));

/** The text of an exercise's sandbox realm. It is data to the page: only the sandbox frame ever runs it. */
export const GET: APIRoute = async ({ params }) =>
  new Response(await bundleRealm(params['id'] ?? ''), { headers: { 'Content-Type': 'text/javascript; charset=utf-8' } });
