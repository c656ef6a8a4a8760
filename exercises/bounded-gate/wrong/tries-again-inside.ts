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

export async function getPreview(pictureId: string, { call, sleep }: Context<Services>): Promise<Reply> {
  let tries = 0;
  while (rendering === 4 && waiting.length === 36) {
    if (++tries === 5) return { status: 503, retryAfterS: 1 };
    await sleep(100 * tries);
  }
  if (rendering === 4) await new Promise<void>((resolve) => waiting.push(resolve));
  else rendering++;
  try {
    const { url } = await call('renderer', { pictureId });
    return { status: 200, url };
  } finally {
    const next = waiting.shift();
    if (next) next();
    else rendering--;
  }
}
