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

export function loadProfile(userId: string, { call }: Context<Services>): Promise<Page> {
  return new Promise((resolve, reject) => {
    const page: Partial<Page> = {};
    const put = <Name extends keyof Page>(name: Name, value: Page[Name]): void => {
      if (name in page) return; // its time was over
      page[name] = value;
      if ('user' in page && 'orders' in page && 'recs' in page && 'ads' in page) resolve(page as Page);
    };
    const patience = (name: 'recs' | 'ads'): void => void setTimeout(() => put(name, null), 300);

    call('orders', { userId }).then((orders) => put('orders', orders), reject);
    call('ads', { userId }).then(
      (ads) => put('ads', ads),
      () => put('ads', null),
    );
    patience('ads');
    call('user', { userId }).then((user) => {
      put('user', user);
      call('recs', { userId, segment: user.segment }).then(
        (recs) => put('recs', recs),
        () => put('recs', null),
      );
      patience('recs');
    }, reject);
  });
}
