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

async function timebox<T, F>(work: Promise<T>, limitMs: number, fallback: F): Promise<T | F> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const timeUp = new Promise<F>((resolve) => {
    timer = setTimeout(() => resolve(fallback), limitMs);
  });
  try {
    return await Promise.race([work, timeUp]);
  } catch {
    return fallback;
  } finally {
    clearTimeout(timer);
  }
}

export async function loadProfile(userId: string, { call }: Context<Services>): Promise<Page> {
  const ads = timebox(call('ads', { userId }), 300, null);
  const orders = call('orders', { userId });
  const user = call('user', { userId });
  const recs = user.then(
    (known) => timebox(call('recs', { userId, segment: known.segment }), 300, null),
    () => null,
  );
  const all = await Promise.all([user, orders, recs, ads] as const);
  return { user: all[0], orders: all[1], recs: all[2], ads: all[3] };
}
