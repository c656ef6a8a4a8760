import type { APIRoute } from 'astro';
import { deck } from '../../catalog/index.ts';

/** Of each review card what deciding what is due needs, for pages that only tell how many there are. */
export const GET: APIRoute = async () =>
  new Response(JSON.stringify((await deck()).map(({ id, unlock, answer }) => ({ id, unlock, answer: { kind: answer.kind } }))), {
    headers: { 'Content-Type': 'application/json' },
  });
