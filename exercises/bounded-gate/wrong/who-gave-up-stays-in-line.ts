// caught-by: nothing-in-vain
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

async function render(pictureId: string, call: Context<Services>['call']): Promise<Reply> {
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

export async function getPreview(pictureId: string, { call, sleep }: Context<Services>): Promise<Reply> {
  const tooLate = sleep(400).then((): Reply => ({ status: 503, retryAfterS: 1 }));
  return Promise.race([render(pictureId, call), tooLate]);
}
