import type { Context } from 'lab';

/** The services around you: what each is asked, and what it answers. */
type Services = {
  user: (request: { userId: string }) => User;
  orders: (request: { userId: string }) => Order[];
  recs: (request: { userId: string; segment: string }) => Product[];
  ads: (request: { userId: string }) => Ad[];
};

interface User {
  id: string;
  name: string;
  segment: string;
}

interface Order {
  id: string;
  totalCents: number;
}

interface Product {
  id: string;
  title: string;
}

interface Ad {
  id: string;
  text: string;
}

/** What the page shows. Optional parts are `null` when the page comes without them. */
interface Page {
  user: User;
  orders: Order[];
  recs: Product[] | null;
  ads: Ad[] | null;
}

type Step = Generator<Promise<unknown>, unknown, any>;

/** Runs a generator as a coroutine. */
function run<T>(steps: Step): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const go = (next: () => IteratorResult<Promise<unknown>, unknown>): void => {
      let step: IteratorResult<Promise<unknown>, unknown>;
      try {
        step = next();
      } catch (error) {
        reject(error);
        return;
      }
      if (step.done) resolve(step.value as T);
      else
        step.value.then(
          (value) => go(() => steps.next(value)),
          (error: unknown) => go(() => steps.throw(error)),
        );
    };
    go(() => steps.next());
  });
}

export function loadProfile(userId: string, { call }: Context<Services>): Promise<Page> {
  function* optional(work: Promise<unknown>): Step {
    try {
      return yield work;
    } catch {
      return null;
    }
  }
  function* account(): Step {
    const user: User = yield call('user', { userId });
    const recs = yield run(optional(call('recs', { userId, segment: user.segment }, { timeoutMs: 300 })));
    return { user, recs };
  }
  function* page(): Step {
    const [{ user, recs }, orders, ads] = yield Promise.all([
      run(account()),
      call('orders', { userId }),
      run(optional(call('ads', { userId }, { timeoutMs: 300 }))),
    ]);
    return { user, orders, recs, ads };
  }
  return run<Page>(page());
}
