// caught-by: quick-answer
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
  { reportId }: { reportId: string; waitMs: number },
  { call }: Context<Services>,
): Promise<Reply> {
  reports.set(reportId, { state: 'pending' });
  call('renderer', { reportId }).then(
    ({ url }) => reports.set(reportId, { state: 'done', url }),
    () => reports.set(reportId, { state: 'failed' }),
  );
  return { status: 202, location: `/reports/${reportId}` };
}

export async function getReport(reportId: string): Promise<Reply> {
  const body = reports.get(reportId);
  return body ? { status: 200, body } : { status: 404 };
}
