// caught-by: usual-load-served
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

let came = 0;
let rendering = 0;
const waiting: (() => void)[] = [];
let calmUntil = 0;

export async function getPreview(pictureId: string, { call }: Context<Services>): Promise<Reply> {
  // Once it has been full, only every fifth request is let in, until the line has been short for a while.
  if (waiting.length >= 36) calmUntil = Date.now() + 2000;
  if (Date.now() < calmUntil && came++ % 5 !== 0) return { status: 503, retryAfterS: 1 };
  if (waiting.length >= 36) return { status: 503, retryAfterS: 1 };
  if (rendering < 4) rendering++;
  else await new Promise<void>((resolve) => waiting.push(resolve));
  try {
    const { url } = await call('renderer', { pictureId });
    return { status: 200, url };
  } finally {
    const next = waiting.shift();
    if (next) next();
    else rendering--;
  }
}
