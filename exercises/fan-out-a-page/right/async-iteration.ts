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
  const parts: Partial<Page> = {};
  const user = call('user', { userId });
  const loading: Promise<Partial<Page>>[] = [
    user.then((answer) => ({ user: answer })),
    call('orders', { userId }).then((orders) => ({ orders })),
    user
      .then((answer) => call('recs', { userId, segment: answer.segment }, { timeoutMs: 300 }))
      .then(
        (recs) => ({ recs }),
        () => ({ recs: null }),
      ),
    call('ads', { userId }, { timeoutMs: 300 }).then(
      (ads) => ({ ads }),
      () => ({ ads: null }),
    ),
  ];
  // Whatever fails first ends the loop, wherever the loop is.
  const failed = Promise.all(loading).then(() => new Promise<never>(() => {}));
  for (const part of loading) Object.assign(parts, await Promise.race([part, failed]));
  return parts as Page;
}
