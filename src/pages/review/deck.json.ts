import type { APIRoute } from 'astro';
import { deck } from '../../catalog/index.ts';

/** All review cards, for the session: the page shows those that its reader has met. */
export const GET: APIRoute = async () =>
  new Response(JSON.stringify(await deck()), { headers: { 'Content-Type': 'application/json' } });
