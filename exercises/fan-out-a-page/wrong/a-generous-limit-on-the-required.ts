// caught-by: right-page
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

export async function loadProfile(userId: string, { call }: Context<Services>): Promise<Page> {
  // A stuck connection must not hold the page for ever.
  const timeoutMs = 10_000;
  const userP = call('user', { userId }, { timeoutMs });
  const [user, orders, recs, ads] = await Promise.all([
    userP,
    call('orders', { userId }, { timeoutMs }),
    userP.then((user) => call('recs', { userId, segment: user.segment }, { timeoutMs: 300 }).catch(() => null)),
    call('ads', { userId }, { timeoutMs: 300 }).catch(() => null),
  ]);
  return { user, orders, recs, ads };
}
