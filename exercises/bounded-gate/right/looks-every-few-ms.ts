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

let busy = 0;

export async function getPreview(pictureId: string, { call, sleep }: Context<Services>): Promise<Reply> {
  const giveUpAt = Date.now() + 340;
  while (busy >= 4) {
    if (Date.now() > giveUpAt) return { status: 503, retryAfterS: 1 };
    await sleep(5);
  }
  busy += 1;
  try {
    const { url } = await call('renderer', { pictureId });
    return { status: 200, url };
  } catch (error) {
    return { status: 500 };
  } finally {
    busy -= 1;
  }
}
