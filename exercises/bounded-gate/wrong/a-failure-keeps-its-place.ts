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
let queued = 0;
const waiting: (() => void)[] = [];

/** GET /previews/:pictureId */
export async function getPreview(pictureId: string, { call }: Context<Services>): Promise<Reply> {
  const waited = rendering === slots;
  if (rendering === slots) {
    if (queued === places) return { status: 503, retryAfterS: 1 };
    queued++;
    await new Promise<void>((resolve) => waiting.push(resolve));
  } else {
    rendering++;
  }

  try {
    const { url } = await call('renderer', { pictureId });
    if (waited) queued--;
    return { status: 200, url };
  } finally {
    const next = waiting.shift();
    if (next) next();
    else rendering--;
  }
}
