// caught-by: required-fails
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
  const loadUser = call('user', { userId });
  const loadRecs = loadUser.then((user) => call('recs', { userId, segment: user.segment }, { timeoutMs: 300 })).catch(() => null);
  const loadAds = call('ads', { userId }, { timeoutMs: 300 }).catch(() => null);
  const [user, orders] = await Promise.allSettled([loadUser, call('orders', { userId })]);
  if (user.status === 'rejected' || orders.status === 'rejected') throw new Error('the page cannot be shown');
  return { user: user.value, orders: orders.value, recs: await loadRecs, ads: await loadAds };
}
