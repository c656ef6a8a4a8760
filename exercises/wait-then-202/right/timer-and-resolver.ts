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

class Report {
  state: 'pending' | 'done' | 'failed' = 'pending';
  url: string | undefined;
  private waiting: (() => void)[] = [];

  end(state: 'done' | 'failed', url?: string) {
    this.state = state;
    this.url = url;
    for (const wake of this.waiting.splice(0)) wake();
  }

  /** Resolves when the report has ended, or when the time is up. */
  ended(withinMs: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, withinMs);
      this.waiting.push(() => {
        clearTimeout(timer);
        resolve();
      });
    });
  }

  get body() {
    return this.url === undefined ? { state: this.state } : { state: this.state, url: this.url };
  }
}

const reports = new Map<string, Report>();

export async function postReport(
  { reportId, waitMs }: { reportId: string; waitMs: number },
  { call }: Context<Services>,
): Promise<Reply> {
  const report = new Report();
  reports.set(reportId, report);
  call('renderer', { reportId }).then(
    (answer) => report.end('done', answer.url),
    () => report.end('failed'),
  );
  await report.ended(waitMs);
  switch (report.state) {
    case 'done':
      return { status: 200, body: report.body };
    case 'failed':
      return { status: 502, body: report.body };
    default:
      return { status: 202, location: '/reports/' + reportId, body: report.body };
  }
}

export async function getReport(reportId: string): Promise<Reply> {
  const report = reports.get(reportId);
  return report === undefined ? { status: 404 } : { status: 200, body: report.body };
}
