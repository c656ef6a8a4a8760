// caught-by: asked-once
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

const loading = new Map<string, Promise<Page>>();

export function loadProfile(userId: string, context: Context<Services>): Promise<Page> {
  // Pages of the same user that load at the same time share the calls: each service is asked once.
  let page = loading.get(userId);
  if (!page) {
    page = load(userId, context).finally(() => loading.delete(userId));
    loading.set(userId, page);
  }
  return page;
}

async function load(userId: string, { call }: Context<Services>): Promise<Page> {
  const userP = call('user', { userId });
  const [user, orders, recs, ads] = await Promise.all([
    userP,
    call('orders', { userId }),
    userP.then((user) => call('recs', { userId, segment: user.segment }, { timeoutMs: 300 }).catch(() => null)),
    call('ads', { userId }, { timeoutMs: 300 }).catch(() => null),
  ]);
  return { user, orders, recs, ads };
}
