// caught-by: in-time
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
  const loadUserParts = async () => {
    const user = await call('user', { userId });
    const [recs, ads] = await Promise.all([
      call('recs', { userId, segment: user.segment }, { timeoutMs: 300 }).catch(() => null),
      call('ads', { userId }, { timeoutMs: 300 }).catch(() => null),
    ]);
    return { user, recs, ads };
  };
  const [parts, orders] = await Promise.all([loadUserParts(), call('orders', { userId })]);
  return { ...parts, orders };
}
