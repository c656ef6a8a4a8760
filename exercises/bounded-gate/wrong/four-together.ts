// caught-by: kept-busy
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

interface Job {
  pictureId: string;
  done: (reply: Promise<Reply>) => void;
}

const jobs: Job[] = [];
let running = false;

async function run(call: Context<Services>['call']) {
  running = true;
  while (jobs.length > 0) {
    const batch = jobs.splice(0, 4).map(({ pictureId, done }) => {
      const reply = call('renderer', { pictureId }).then(
        ({ url }): Reply => ({ status: 200, url }),
        (): Reply => ({ status: 502 }),
      );
      done(reply);
      return reply;
    });
    await Promise.all(batch);
  }
  running = false;
}

export async function getPreview(pictureId: string, { call }: Context<Services>): Promise<Reply> {
  if (jobs.length === 30) return { status: 503, retryAfterS: 1 };
  return new Promise<Reply>((done) => {
    jobs.push({ pictureId, done });
    if (!running) void run(call);
  });
}
