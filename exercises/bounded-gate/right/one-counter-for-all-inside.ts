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

let inside = 0;
let rendering = 0;
const wake = new Set<() => void>();

export async function getPreview(pictureId: string, { call }: Context<Services>): Promise<Reply> {
  if (inside >= 40) return { status: 503, retryAfterS: 1 };
  inside++;
  try {
    while (rendering >= 4) await new Promise<void>((resolve) => wake.add(resolve));
    rendering++;
    try {
      const { url } = await call('renderer', { pictureId });
      return { status: 200, url };
    } finally {
      rendering--;
      // All of them look again; whoever finds no slot waits once more.
      for (const up of wake) up();
      wake.clear();
    }
  } finally {
    inside--;
  }
}
