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

export function loadProfile(userId: string, context: Context<Services>): Promise<Page> {
  const limit = { timeoutMs: 300 };
  const nothing = () => null;
  const withRecs = context.call('user', { userId }).then((user) =>
    context.call('recs', { userId, segment: user.segment }, limit).then(
      (recs) => ({ user, recs }),
      () => ({ user, recs: null }),
    ),
  );
  return Promise.all([withRecs, context.call('orders', { userId }), context.call('ads', { userId }, limit).catch(nothing)]).then(
    ([{ user, recs }, orders, ads]) => ({ user, orders, recs, ads }),
  );
}
