import { CallError, type Context } from 'lab';

type Service = 'stock' | 'reviews';

interface Reply {
  from: Service;
  productId: string;
}

type Services = Record<Service, (request: { productId: string }) => Reply>;

const timeoutMs = 200;
const openMs = 1000;
const mostFailures = 10;

/** The calls since the last good answer, or the one trial. */
interface Row {
  failures: number;
  trial: 'none' | 'due' | 'under way';
}

const rows: Record<Service, Row> = { stock: { failures: 0, trial: 'none' }, reviews: { failures: 0, trial: 'none' } };
const openUntil: Record<Service, number> = { stock: 0, reviews: 0 };

export async function get(from: Service, productId: string, { call }: Context<Services>): Promise<Reply> {
  const row = rows[from];
  if (Date.now() < openUntil[from] || row.trial === 'under way') throw new Error('open');
  const isTrial = row.trial === 'due';
  if (isTrial) row.trial = 'under way';
  const outcome = await inTime(call(from, { productId })).then(
    (reply) => ({ reply }),
    (error: unknown) => ({ error }),
  );
  // A row that was replaced belongs to the time before the breaker opened.
  if (rows[from] === row) {
    if (!isTrouble(outcome)) {
      row.failures = 0;
      row.trial = 'none';
    } else if (isTrial || ++row.failures === mostFailures) {
      rows[from] = { failures: 0, trial: 'due' };
      openUntil[from] = Date.now() + openMs;
    }
  }
  if ('error' in outcome) throw outcome.error;
  return outcome.reply;
}

function inTime<T>(work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`nothing within ${timeoutMs} ms`)), timeoutMs);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

function isTrouble(outcome: { reply: Reply } | { error: unknown }): boolean {
  if ('reply' in outcome) return false;
  const { error } = outcome;
  return !(error instanceof CallError) || error.status === 0 || error.status >= 500;
}
