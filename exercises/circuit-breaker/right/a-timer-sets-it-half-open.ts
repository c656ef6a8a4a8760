import { CallError, TimeoutError, type Context } from 'lab';

type Service = 'stock' | 'reviews';

interface Reply {
  from: Service;
  productId: string;
}

type Services = Record<Service, (request: { productId: string }) => Reply>;

const timeoutMs = 200;
const openMs = 1000;

type Phase = 'closed' | 'open' | 'half-open';

function breaker() {
  let phase: Phase = 'closed';
  let failures = 0;
  let turn = 0;

  function open() {
    phase = 'open';
    failures = 0;
    turn++;
    setTimeout(() => {
      phase = 'half-open';
    }, openMs);
  }

  return {
    admit(): number | undefined {
      if (phase === 'closed') return turn;
      if (phase === 'open') return undefined;
      phase = 'open';
      return turn;
    },
    good(mine: number) {
      if (mine !== turn) return;
      failures = 0;
      phase = 'closed';
    },
    bad(mine: number, wasTrial: boolean) {
      if (mine !== turn) return;
      if (wasTrial || ++failures === 8) open();
    },
    isClosed: () => phase === 'closed',
  };
}

const of = { stock: breaker(), reviews: breaker() };

export async function get(from: Service, productId: string, { call }: Context<Services>): Promise<Reply> {
  const mine = of[from];
  const wasClosed = mine.isClosed();
  const turn = mine.admit();
  if (turn === undefined) throw new Error('open');
  return call(from, { productId }, { timeoutMs }).then(
    (reply) => {
      mine.good(turn);
      return reply;
    },
    (error: unknown) => {
      if (isFailure(error)) mine.bad(turn, !wasClosed);
      else mine.good(turn);
      throw error;
    },
  );
}

/** Whether an error says that the service is in trouble. */
function isFailure(error: unknown): boolean {
  if (error instanceof TimeoutError) return true;
  return error instanceof CallError && (error.status >= 500 || error.status === 0);
}
