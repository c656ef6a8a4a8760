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

let free = 4;
let waiting: { since: number; go: (mayEnter: boolean) => void }[] = [];

/** In an overload whoever came last can still be served in time; whoever has waited for long cannot. */
function next() {
  const now = Date.now();
  for (const { go } of waiting.filter(({ since }) => now - since > 300)) go(false);
  waiting = waiting.filter(({ since }) => now - since <= 300);
  while (free > 0 && waiting.length > 0) {
    free--;
    waiting.pop()?.go(true);
  }
}

export async function getPreview(pictureId: string, { call }: Context<Services>): Promise<Reply> {
  const mayEnter = new Promise<boolean>((go) => waiting.push({ since: Date.now(), go }));
  setTimeout(next, 301);
  next();
  if (!(await mayEnter)) return { status: 503, retryAfterS: 1 };
  try {
    return { status: 200, url: (await call('renderer', { pictureId })).url };
  } finally {
    free++;
    next();
  }
}
