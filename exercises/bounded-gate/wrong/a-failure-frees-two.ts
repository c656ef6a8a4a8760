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

let rendering = 0;
const waiting: (() => void)[] = [];

function leave() {
  const next = waiting.shift();
  if (next) next();
  else rendering--;
}

export async function getPreview(pictureId: string, { call }: Context<Services>): Promise<Reply> {
  if (rendering >= 4) {
    if (waiting.length === 36) return { status: 503, retryAfterS: 1 };
    await new Promise<void>((resolve) => waiting.push(resolve));
  } else {
    rendering++;
  }
  try {
    const { url } = await call('renderer', { pictureId });
    return { status: 200, url };
  } catch (error) {
    leave();
    throw error;
  } finally {
    leave();
  }
}
