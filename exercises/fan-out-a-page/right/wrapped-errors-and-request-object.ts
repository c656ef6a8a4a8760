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

class ProfileError extends Error {
  constructor(part: string, cause: unknown) {
    super(`no profile without ${part}`, { cause });
  }
}

export async function loadProfile(userId: string, context: Context<Services>): Promise<Page> {
  const request = Object.freeze({ userId });
  const required = <T>(part: string, work: Promise<T>): Promise<T> =>
    work.catch((cause: unknown) => {
      throw new ProfileError(part, cause);
    });
  const limit = { timeoutMs: 300 };
  const none = (): null => null;

  const ads = context.call('ads', request, limit).catch(none);
  const orders = required('orders', context.call('orders', request));
  const user = required('user', context.call('user', request));
  const recs = user.then((u) => context.call('recs', { ...request, segment: u.segment }, limit)).catch(none);
  const [u, o, r, a] = await Promise.all([user, orders, recs, ads]);
  return { ads: a, recs: r, orders: o, user: u };
}
