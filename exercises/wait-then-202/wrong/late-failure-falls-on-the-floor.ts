// caught-by: nothing-unhandled
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

const reports = new Map<string, Reply['body']>();

export async function postReport(
  request: { reportId: string; waitMs: number },
  { call, sleep }: Context<Services>,
): Promise<Reply> {
  const { reportId, waitMs } = request;
  reports.set(reportId, { state: 'pending' });
  const work = call('renderer', { reportId }).then(({ url }): Reply => {
    reports.set(reportId, { state: 'done', url });
    return { status: 200, body: { state: 'done', url } };
  });
  const handOver = sleep(waitMs).then((): Reply => ({ status: 202, location: `/reports/${reportId}` }));
  const first = Promise.race([work.catch((): Reply => ({ status: 500, body: { state: 'failed' } })), handOver]);
  work.then(undefined, (error) => {
    reports.set(reportId, { state: 'failed' });
    throw error;
  });
  return first;
}

export async function getReport(reportId: string): Promise<Reply> {
  const body = reports.get(reportId);
  return body ? { status: 200, body } : { status: 404 };
}
