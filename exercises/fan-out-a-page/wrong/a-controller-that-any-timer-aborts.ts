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
  // One controller for the optional parts of this page.
  const controller = new AbortController();
  const optional = async <T>(start: (signal: AbortSignal) => Promise<T>): Promise<T | null> => {
    const timer = setTimeout(() => controller.abort(new Error('too slow')), 300);
    try {
      return await start(controller.signal);
    } catch {
      return null;
    } finally {
      clearTimeout(timer);
    }
  };
  const userP = call('user', { userId });
  const [user, orders, recs, ads] = await Promise.all([
    userP,
    call('orders', { userId }),
    userP.then((user) => optional((signal) => call('recs', { userId, segment: user.segment }, { signal }))),
    optional((signal) => call('ads', { userId }, { signal })),
  ]);
  return { user, orders, recs, ads };
}
