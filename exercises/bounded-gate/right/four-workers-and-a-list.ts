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

type Ask = Context<Services>['call'];

interface Job {
  pictureId: string;
  call: Ask;
  done: (reply: Reply) => void;
}

const jobs: Job[] = [];
const idle: ((job: Job) => void)[] = [];

async function work() {
  for (;;) {
    const job = jobs.shift() ?? (await new Promise<Job>((resolve) => idle.push(resolve)));
    job.done(
      await job.call('renderer', { pictureId: job.pictureId }).then(
        ({ url }) => ({ status: 200, url }),
        () => ({ status: 500 }),
      ),
    );
  }
}

for (let n = 0; n < 4; n++) void work();

export function getPreview(pictureId: string, { call }: Context<Services>): Promise<Reply> {
  return new Promise((done) => {
    const job = { pictureId, call, done };
    const worker = idle.shift();
    if (worker) worker(job);
    else if (jobs.length < 35) jobs.push(job);
    else done({ status: 429, retryAfterS: 1 });
  });
}
