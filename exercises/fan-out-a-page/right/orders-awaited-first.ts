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
  const failure: { error?: unknown } = {};
  const note = (error: unknown) => {
    failure.error ??= error;
    throw error;
  };
  const user = call('user', { userId }).catch(note);
  const orders = call('orders', { userId }).catch(note);
  const recs = (async () => {
    try {
      return await call('recs', { userId, segment: (await user).segment }, { timeoutMs: 300 });
    } catch {
      return null;
    }
  })();
  const ads = call('ads', { userId }, { timeoutMs: 300 }).catch(() => null);
  await Promise.race([Promise.all([orders, user]), orders.then(() => new Promise<never>(() => {}))]);
  return { orders: await orders, user: await user, ads: await ads, recs: await recs };
}
