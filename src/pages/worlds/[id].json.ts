import type { APIRoute, GetStaticPaths } from 'astro';
import { exerciseIds } from '../../realm/bundle.ts';
import { plannedRuns } from '../../realm/planned-runs.ts';

export const getStaticPaths: GetStaticPaths = () => exerciseIds().map((id) => ({ params: { id } }));

/** The runs that an exercise plans, for the playground: fetched only by who opens it. */
export const GET: APIRoute = async ({ params }) =>
  new Response(JSON.stringify(await plannedRuns(params['id'] ?? '')), { headers: { 'Content-Type': 'application/json' } });
