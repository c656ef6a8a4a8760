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

const failures = { recs: 0, ads: 0 };

async function guarded<T>(name: keyof typeof failures, ask: () => Promise<T>): Promise<T | null> {
  if (failures[name] >= 3) {
    failures[name] -= 1; // skip this one
    return null;
  }
  try {
    const answer = await ask();
    failures[name] = 0;
    return answer;
  } catch {
    failures[name] += 1;
    return null;
  }
}

export async function loadProfile(userId: string, { call }: Context<Services>): Promise<Page> {
  const userP = call('user', { userId });
  const [user, orders, recs, ads] = await Promise.all([
    userP,
    call('orders', { userId }),
    userP.then((user) => guarded('recs', () => call('recs', { userId, segment: user.segment }, { timeoutMs: 300 }))),
    guarded('ads', () => call('ads', { userId }, { timeoutMs: 300 })),
  ]);
  return { user, orders, recs, ads };
}
