// caught-by: without-optional
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

const lastAds = new Map<string, Ad[]>();

export async function loadProfile(userId: string, { call }: Context<Services>): Promise<Page> {
  const userP = call('user', { userId });
  const [user, orders, recs, ads] = await Promise.all([
    userP,
    call('orders', { userId }),
    userP.then((user) => call('recs', { userId, segment: user.segment }, { timeoutMs: 300 }).catch(() => null)),
    call('ads', { userId }, { timeoutMs: 300 }).then(
      (ads) => {
        lastAds.set(userId, ads);
        return ads;
      },
      () => lastAds.get(userId) ?? null, // better those of the last page than none
    ),
  ]);
  return { user, orders, recs, ads };
}
