// caught-by: few-at-a-time
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

let tokens = 20;
let filledAt = Date.now();

export async function getPreview(pictureId: string, { call }: Context<Services>): Promise<Reply> {
  tokens = Math.min(20, tokens + (Date.now() - filledAt) / 10);
  filledAt = Date.now();
  if (tokens < 1) return { status: 429, retryAfterS: 1 };
  tokens -= 1;
  const { url } = await call('renderer', { pictureId });
  return { status: 200, url };
}
