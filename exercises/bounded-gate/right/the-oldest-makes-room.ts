import type { Context } from 'lab';

/** `renderer` draws the preview of a picture, or fails. */
type Services = {
  renderer: (request: { pictureId: string }) => { url: string };
};

interface Reply {
  status: number;
  url?: string;
  /** With a no: when to come back, in seconds. */
  retryAfterS?: number;
}

const slots = 4;
const places = 32;
const waiting: ((turn: 'go' | 'make room') => void)[] = [];
let busy = 0;

export async function getPreview(pictureId: string, { call }: Context<Services>): Promise<Reply> {
  if (busy < slots) busy++;
  else {
    if (waiting.length >= places) waiting.shift()?.('make room');
    const turn = await new Promise<'go' | 'make room'>((resolve) => waiting.push(resolve));
    if (turn === 'make room') return { status: 503, retryAfterS: 1 };
  }
  return call('renderer', { pictureId })
    .then(({ url }) => ({ status: 200, url }))
    .finally(() => {
      const next = waiting.shift();
      if (next === undefined) busy--;
      else next('go');
    });
}
