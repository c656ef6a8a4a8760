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
const waiting = new Set<() => void>();

export async function getPreview(pictureId: string, { call }: Context<Services>): Promise<Reply> {
  const giveUpAt = Date.now() + 400;
  if (rendering === 4) {
    const turn = await new Promise<'go' | 'late'>((resolve) => {
      const go = () => {
        waiting.delete(go);
        resolve('go');
      };
      waiting.add(go);
      setTimeout(() => {
        if (waiting.delete(go)) resolve('late');
      }, 400);
    });
    if (turn === 'late') return { status: 503, retryAfterS: 1 };
  } else {
    rendering++;
  }
  const leave = () => {
    const [next] = waiting;
    if (next) next();
    else rendering--;
  };
  const preview = call('renderer', { pictureId }).finally(leave);
  const late = new Promise<Reply>((resolve) => setTimeout(() => resolve({ status: 503, retryAfterS: 1 }), giveUpAt - Date.now()));
  return Promise.race([preview.then(({ url }): Reply => ({ status: 200, url })), late]);
}
