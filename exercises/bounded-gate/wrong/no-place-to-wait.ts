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

let rendering = 0;

export async function getPreview(pictureId: string, { call }: Context<Services>): Promise<Reply> {
  if (rendering === 4) return { status: 503, retryAfterS: 1 };
  rendering++;
  try {
    const { url } = await call('renderer', { pictureId });
    return { status: 200, url };
  } finally {
    rendering--;
  }
}
