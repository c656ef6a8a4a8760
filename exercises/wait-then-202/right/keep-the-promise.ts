import type { Context } from 'lab';

/** The services around you: what each is asked, and what it answers. */
type Services = {
  renderer: (request: { reportId: string }) => { url: string };
};

interface Reply {
  status: number;
  /** Where to ask for the report later. */
  location?: string;
  body?: { state: 'pending' | 'done' | 'failed'; url?: string };
}

const works = new Map<string, Promise<{ url: string }>>();

const pending = Symbol('pending');

async function peek(work: Promise<{ url: string }>, within: Promise<void>): Promise<Reply['body']> {
  try {
    const first = await Promise.race([work, within.then(() => pending)]);
    return typeof first === 'symbol' ? { state: 'pending' } : { state: 'done', url: first.url };
  } catch {
    return { state: 'failed' };
  }
}

export async function postReport(
  request: { reportId: string; waitMs: number },
  { call, sleep }: Context<Services>,
): Promise<Reply> {
  const work = call('renderer', { reportId: request.reportId });
  work.catch(() => {});
  works.set(request.reportId, work);
  const body = await peek(work, sleep(request.waitMs));
  if (body?.state === 'pending') return { status: 202, location: `/reports/${request.reportId}`, body };
  if (body?.state === 'failed') return { status: 500, body };
  return { status: 200, body };
}

export async function getReport(reportId: string, { sleep }: Context<Services>): Promise<Reply> {
  const work = works.get(reportId);
  if (!work) return { status: 404 };
  return { status: 200, body: await peek(work, sleep(0)) };
}
