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
  const page: Partial<Page> = { recs: null, ads: null };

  const loadUser = async () => {
    const user = await call('user', { userId });
    page.user = user;
    const stop = new AbortController();
    const timer = setTimeout(() => stop.abort(), 300);
    try {
      page.recs = await call('recs', { userId, segment: user.segment }, { signal: stop.signal });
    } catch {
      // The page goes without recommendations.
    } finally {
      clearTimeout(timer);
    }
  };
  const loadOrders = async () => {
    page.orders = await call('orders', { userId });
  };
  const loadAds = async () => {
    try {
      page.ads = await call('ads', { userId }, { signal: AbortSignal.timeout(300) });
    } catch {
      // The page goes without advertisements.
    }
  };

  await Promise.all([loadUser(), loadOrders(), loadAds()]);
  return page as Page;
}
