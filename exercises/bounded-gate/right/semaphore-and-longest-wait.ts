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

class Semaphore {
  private free: number;
  private readonly queue: { enter: (entered: boolean) => void; timer: number }[] = [];

  constructor(permits: number) {
    this.free = permits;
  }

  /** Resolves to true with a permit, and to false when there was none in that time. */
  acquire(withinMs: number): Promise<boolean> {
    if (this.free > 0) {
      this.free -= 1;
      return Promise.resolve(true);
    }
    return new Promise((enter) => {
      const entry = {
        enter,
        timer: setTimeout(() => {
          this.queue.splice(this.queue.indexOf(entry), 1);
          enter(false);
        }, withinMs),
      };
      this.queue.push(entry);
    });
  }

  release(): void {
    const next = this.queue.shift();
    if (next === undefined) {
      this.free += 1;
    } else {
      clearTimeout(next.timer);
      next.enter(true);
    }
  }
}

const renderer = new Semaphore(4);

export async function getPreview(pictureId: string, { call }: Context<Services>): Promise<Reply> {
  if (!(await renderer.acquire(340))) return { status: 503, retryAfterS: 2 };
  try {
    const { url } = await call('renderer', { pictureId });
    return { status: 200, url };
  } catch {
    return { status: 502 };
  } finally {
    renderer.release();
  }
}
