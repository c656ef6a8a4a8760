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

/** POST /reports. `waitMs` is how long the client is willing to wait for the report itself. */
export async function postReport(request: { reportId: string; waitMs: number }, { call }: Context<Services>): Promise<Reply> {
  const { url } = await call('renderer', { reportId: request.reportId });
  return { status: 200, body: { state: 'done', url } };
}

/** GET /reports/:reportId */
export async function getReport(reportId: string, context: Context<Services>): Promise<Reply> {
  return { status: 404 };
}
