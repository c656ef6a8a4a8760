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

// Recommendations are per segment: pages that load together share the call.
const asked = new Map<string, Promise<Product[] | null>>();

export async function loadProfile(userId: string, { call }: Context<Services>): Promise<Page> {
  const recsOf = (segment: string): Promise<Product[] | null> => {
    let recs = asked.get(segment);
    if (!recs) {
      recs = call('recs', { userId, segment }, { timeoutMs: 300 })
        .catch(() => null)
        .finally(() => asked.delete(segment));
      asked.set(segment, recs);
    }
    return recs;
  };
  const userP = call('user', { userId });
  const [user, orders, recs, ads] = await Promise.all([
    userP,
    call('orders', { userId }),
    userP.then((user) => recsOf(user.segment)),
    call('ads', { userId }, { timeoutMs: 300 }).catch(() => null),
  ]);
  return { user, orders, recs, ads };
}
