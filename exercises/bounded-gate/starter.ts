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

/** GET /previews/:pictureId */
export async function getPreview(pictureId: string, { call }: Context<Services>): Promise<Reply> {
  const { url } = await call('renderer', { pictureId });
  return { status: 200, url };
}
