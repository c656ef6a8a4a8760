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

/** Each lane renders one picture after the other; a request joins the shortest. */
const lanes = Array.from({ length: 4 }, () => ({ inside: 0, last: Promise.resolve() as Promise<unknown> }));

export async function getPreview(pictureId: string, { call }: Context<Services>): Promise<Reply> {
  const lane = lanes.reduce((shortest, other) => (other.inside < shortest.inside ? other : shortest));
  if (lane.inside >= 9) return { status: 503, retryAfterS: 1 };
  lane.inside++;
  const mine = lane.last.then(() => call('renderer', { pictureId }));
  lane.last = mine.catch(() => undefined);
  try {
    return { status: 200, url: (await mine).url };
  } catch {
    return { status: 500 };
  } finally {
    lane.inside--;
  }
}
