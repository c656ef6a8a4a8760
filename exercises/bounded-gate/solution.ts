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

// Little's law: 100 leave per second, and nobody may be here for longer than 400 ms, so 40 may be here. Four of them are being
// rendered. Who came 41st could only be served too late, and a preview that comes too late costs as much as one that helps.
const places = 36;

let rendering = 0;
const waiting: (() => void)[] = [];

/** GET /previews/:pictureId */
export async function getPreview(pictureId: string, { call }: Context<Services>): Promise<Reply> {
  if (rendering === slots) {
    // The no comes at once, before any work: that is what makes it cheap, however many come.
    if (waiting.length === places) return { status: 503, retryAfterS: 1 };
    await new Promise<void>((resolve) => waiting.push(resolve));
  } else {
    rendering++;
  }

  try {
    const { url } = await call('renderer', { pictureId });
    return { status: 200, url };
  } finally {
    // Whether it went well or not, the slot is handed on. It stays taken on its way to the next in line, so that nobody can come
    // between; only when nobody waits is it free.
    const next = waiting.shift();
    if (next) next();
    else rendering--;
  }
}
