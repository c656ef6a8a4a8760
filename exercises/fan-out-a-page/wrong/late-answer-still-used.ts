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

export async function loadProfile(userId: string, { call }: Context<Services>): Promise<Page> {
  // Whatever has arrived in the meantime goes on the page.
  const page: Partial<Page> & { recs: Product[] | null; ads: Ad[] | null } = { recs: null, ads: null };
  const atMost300 = (work: Promise<void>): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, 300);
      work
        .catch(() => {})
        .finally(() => {
          clearTimeout(timer);
          resolve();
        });
    });
  const userP = call('user', { userId });
  await Promise.all([
    userP.then(async (user) => {
      page.user = user;
      await atMost300(call('recs', { userId, segment: user.segment }).then((recs) => void (page.recs = recs)));
    }),
    call('orders', { userId }).then((orders) => void (page.orders = orders)),
    atMost300(call('ads', { userId }).then((ads) => void (page.ads = ads))),
  ]);
  return { user: page.user!, orders: page.orders!, recs: page.recs, ads: page.ads };
}
