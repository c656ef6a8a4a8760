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
  return new Promise<Page>((resolve, reject) => {
    let user: User | undefined;
    let orders: Order[] | undefined;
    let recs: Product[] | null | undefined;
    let ads: Ad[] | null | undefined;

    const settle = () => {
      if (user !== undefined && orders !== undefined && recs !== undefined && ads !== undefined)
        resolve({ user, orders, recs, ads });
    };
    const leaveOutRecs = setTimeoutOnce(() => {
      recs ??= null;
      settle();
    });
    const leaveOutAds = setTimeoutOnce(() => {
      ads ??= null;
      settle();
    });

    call('user', { userId }).then((answer) => {
      user = answer;
      leaveOutRecs.in(300);
      call('recs', { userId, segment: answer.segment }).then((found) => {
        recs = recs === undefined ? found : recs;
        settle();
      }, leaveOutRecs.now);
      settle();
    }, reject);
    call('orders', { userId }).then((answer) => {
      orders = answer;
      settle();
    }, reject);
    leaveOutAds.in(300);
    call('ads', { userId }).then((found) => {
      ads = ads === undefined ? found : ads;
      settle();
    }, leaveOutAds.now);
  });
}

function setTimeoutOnce(act: () => void) {
  return { in: (delayMs: number) => void setTimeout(act, delayMs), now: act };
}
