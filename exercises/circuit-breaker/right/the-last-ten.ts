import { CallError, TimeoutError, type Context } from 'lab';

type Service = 'stock' | 'reviews';

interface Reply {
  from: Service;
  productId: string;
}

type Services = Record<Service, (request: { productId: string }) => Reply>;

const timeoutMs = 200;
const openMs = 1000;

interface State {
  recent: boolean[];
  openedAt?: number;
  trial?: boolean;
  era: number;
}

const states: Record<Service, State> = { stock: { recent: [], era: 0 }, reviews: { recent: [], era: 0 } };

export async function get(from: Service, productId: string, { call }: Context<Services>): Promise<Reply> {
  const state = states[from];
  if (state.openedAt !== undefined) {
    if (Date.now() - state.openedAt < openMs || state.trial) throw new Error(`${from} is not asked`);
    state.trial = true;
  }
  const era = state.era;
  let ok = true;
  try {
    return await call(from, { productId }, { timeoutMs });
  } catch (error) {
    ok = !isFailure(error);
    throw error;
  } finally {
    if (era === state.era) settle(state, ok);
  }
}

function settle(state: State, ok: boolean): void {
  if (state.openedAt !== undefined && ok) {
    state.era++;
    state.openedAt = undefined;
    state.trial = false;
    state.recent = [];
    return;
  }
  state.recent = [...state.recent, ok].slice(-10);
  const isBad = state.recent.length >= 5 && state.recent.filter((one) => !one).length > state.recent.length / 2;
  if (state.trial || (isBad && state.recent.slice(-5).every((one) => !one))) {
    state.era++;
    state.openedAt = Date.now();
    state.trial = false;
    state.recent = [];
  }
}

/** Whether an error says that the service is in trouble. */
function isFailure(error: unknown): boolean {
  if (error instanceof TimeoutError) return true;
  return error instanceof CallError && (error.status >= 500 || error.status === 0);
}
