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

const cache = new Map<string, { ads: Ad[]; until: number }>();

export async function loadProfile(userId: string, { call }: Context<Services>): Promise<Page> {
  const adsOf = async (): Promise<Ad[] | null> => {
    const hit = cache.get(userId);
    if (hit && hit.until > Date.now()) return hit.ads;
    const ads = await call('ads', { userId }, { timeoutMs: 300 }).catch(() => null);
    if (ads) cache.set(userId, { ads, until: Date.now() + 1000 });
    return ads;
  };
  const userP = call('user', { userId });
  const [user, orders, recs, ads] = await Promise.all([
    userP,
    call('orders', { userId }),
    userP.then((user) => call('recs', { userId, segment: user.segment }, { timeoutMs: 300 }).catch(() => null)),
    adsOf(),
  ]);
  return { user, orders, recs, ads };
}
