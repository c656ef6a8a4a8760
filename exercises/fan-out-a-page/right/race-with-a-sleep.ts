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

export async function loadProfile(userId: string, { call, sleep }: Context<Services>): Promise<Page> {
  async function atMost300<T>(work: Promise<T>): Promise<T | null> {
    try {
      return await Promise.race([work, sleep(300).then(() => null)]);
    } catch {
      return null;
    }
  }

  async function loadUserAndRecs(): Promise<[User, Product[] | null]> {
    const user = await call('user', { userId });
    const recs = await atMost300(call('recs', { userId, segment: user.segment }));
    return [user, recs];
  }

  const [[user, recs], orders, ads] = await Promise.all([
    loadUserAndRecs(),
    call('orders', { userId }),
    atMost300(call('ads', { userId })),
  ]);
  return { user, orders, recs, ads };
}
