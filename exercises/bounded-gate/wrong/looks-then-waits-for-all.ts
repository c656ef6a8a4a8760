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
let inside = 0;
let wake: (() => void)[] = [];

export async function getPreview(pictureId: string, { call }: Context<Services>): Promise<Reply> {
  if (inside >= 40) return { status: 503, retryAfterS: 1 };
  inside++;
  // Everybody is woken when a slot is free.
  if (rendering >= 4) await new Promise<void>((resolve) => wake.push(resolve));
  rendering++;
  try {
    const { url } = await call('renderer', { pictureId });
    return { status: 200, url };
  } finally {
    rendering--;
    inside--;
    for (const up of wake) up();
    wake = [];
  }
}
