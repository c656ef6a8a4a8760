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
  const limit = { timeoutMs: 300 };
  const loadUser = call('user', { userId });
  const optional = Promise.all([
    loadUser.then((user) => call('recs', { userId, segment: user.segment }, limit)),
    call('ads', { userId }, limit),
  ]).catch(() => [null, null] as const);
  const [user, orders, [recs, ads]] = await Promise.all([loadUser, call('orders', { userId }), optional]);
  return { user, orders, recs, ads };
}
