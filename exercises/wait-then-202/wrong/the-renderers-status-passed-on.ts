// caught-by: failure-visible
import { CallError, type Context } from 'lab';

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

/** What is known of a report. One process in this exercise, so memory is enough; across a crash it would have to be a database. */
const reports = new Map<string, Reply['body']>();

/** POST /reports. `waitMs` is how long the client is willing to wait for the report itself. */
export async function postReport(
  { reportId, waitMs }: { reportId: string; waitMs: number },
  { call, sleep }: Context<Services>,
): Promise<Reply> {
  reports.set(reportId, { state: 'pending' });

  const work: Promise<Reply> = call('renderer', { reportId }).then(
    ({ url }) => finish(reportId, { state: 'done', url }, 200),
    (error: unknown) => finish(reportId, { state: 'failed' }, error instanceof CallError ? error.status : 500),
  );

  const handOver = sleep(waitMs).then((): Reply => ({ status: 202, location: `/reports/${reportId}` }));
  return Promise.race([work, handOver]);
}

function finish(reportId: string, body: NonNullable<Reply['body']>, status: number): Reply {
  reports.set(reportId, body);
  return { status, body };
}

/** GET /reports/:reportId */
export async function getReport(reportId: string): Promise<Reply> {
  const body = reports.get(reportId);
  return body === undefined ? { status: 404 } : { status: 200, body };
}
