// caught-by: without-optional
import { CallError, TimeoutError, type Context } from 'lab';

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

function degrade(error: unknown): null {
  // An optional service that is slow, overloaded or down is no reason to fail; a programming error is.
  if (error instanceof TimeoutError) return null;
  if (error instanceof CallError && (error.status === 0 || error.status >= 500)) return null;
  throw error;
}

export async function loadProfile(userId: string, { call }: Context<Services>): Promise<Page> {
  const userP = call('user', { userId });
  const [user, orders, recs, ads] = await Promise.all([
    userP,
    call('orders', { userId }),
    userP.then((user) => call('recs', { userId, segment: user.segment }, { timeoutMs: 300 }).catch(degrade)),
    call('ads', { userId }, { timeoutMs: 300 }).catch(degrade),
  ]);
  return { user, orders, recs, ads };
}
