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

const timers: Partial<Record<'recs' | 'ads', ReturnType<typeof setTimeout>>> = {};

function optional<T>(name: 'recs' | 'ads', work: Promise<T>): Promise<T | null> {
  return new Promise((resolve) => {
    timers[name] = setTimeout(() => resolve(null), 300);
    const done = (value: T | null): void => {
      clearTimeout(timers[name]);
      resolve(value);
    };
    work.then(done, () => done(null));
  });
}

export async function loadProfile(userId: string, { call }: Context<Services>): Promise<Page> {
  const userP = call('user', { userId });
  const [user, orders, recs, ads] = await Promise.all([
    userP,
    call('orders', { userId }),
    userP.then((user) => optional('recs', call('recs', { userId, segment: user.segment }))),
    optional('ads', call('ads', { userId })),
  ]);
  return { user, orders, recs, ads };
}
