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
const waiting: (() => void)[] = [];

function enter(): Promise<void> {
  if (rendering === 4) return new Promise<void>((resolve) => waiting.push(resolve));
  rendering++;
  return Promise.resolve();
}

export async function getPreview(pictureId: string, { call, sleep }: Context<Services>): Promise<Reply> {
  const entered = await Promise.race([enter().then(() => true), sleep(340).then(() => false)]);
  if (!entered) return { status: 503, retryAfterS: 1 };
  try {
    const { url } = await call('renderer', { pictureId });
    return { status: 200, url };
  } finally {
    const next = waiting.shift();
    if (next) next();
    else rendering--;
  }
}
