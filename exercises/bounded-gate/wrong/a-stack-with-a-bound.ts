// caught-by: in-time
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

let rendering = 0;
const waiting: (() => void)[] = [];

export async function getPreview(pictureId: string, { call }: Context<Services>): Promise<Reply> {
  if (rendering < 4) rendering++;
  else if (waiting.length < 36) await new Promise<void>((resolve) => waiting.push(resolve));
  else return { status: 503, retryAfterS: 1 };
  try {
    const { url } = await call('renderer', { pictureId });
    return { status: 200, url };
  } finally {
    const next = waiting.pop();
    if (next) next();
    else rendering--;
  }
}
