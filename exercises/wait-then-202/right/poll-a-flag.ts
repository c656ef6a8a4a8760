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

interface Job {
  state: 'pending' | 'done' | 'failed';
  url?: string;
}

const jobs: Record<string, Job> = {};

export async function postReport(
  request: { reportId: string; waitMs: number },
  { call, sleep }: Context<Services>,
): Promise<Reply> {
  const { reportId, waitMs } = request;
  const job: Job = (jobs[reportId] = { state: 'pending' });
  void (async () => {
    try {
      job.url = (await call('renderer', { reportId })).url;
      job.state = 'done';
    } catch {
      job.state = 'failed';
    }
  })();
  const giveUpAt = Date.now() + waitMs;
  const stillPending = () => job.state === 'pending';
  while (stillPending() && Date.now() < giveUpAt) await sleep(Math.min(5, giveUpAt - Date.now()));
  if (stillPending()) return { status: 202, location: `/reports/${reportId}` };
  return { status: job.state === 'done' ? 200 : 500, body: { ...job } };
}

export async function getReport(reportId: string): Promise<Reply> {
  const job = jobs[reportId];
  if (job === undefined) return { status: 404 };
  return { status: 200, body: { ...job } };
}
