// caught-by: slots-come-back
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

const places = 36;

let rendering = 0;
let inside = 0;
const waiting: (() => void)[] = [];

/** GET /previews/:pictureId */
export async function getPreview(pictureId: string, { call }: Context<Services>): Promise<Reply> {
  if (inside === 40) return { status: 503, retryAfterS: 1 };
  inside++;
  if (rendering === slots) {
    await new Promise<void>((resolve) => waiting.push(resolve));
  } else {
    rendering++;
  }

  try {
    const { url } = await call('renderer', { pictureId });
    inside--;
    return { status: 200, url };
  } finally {
    const next = waiting.shift();
    if (next) next();
    else rendering--;
  }
}
