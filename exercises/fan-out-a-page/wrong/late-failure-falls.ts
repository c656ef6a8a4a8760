// caught-by: nothing-unhandled
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

const optionalLimitMs = 300;

export async function loadProfile(userId: string, { call }: Context<Services>): Promise<Page> {
  // Calling is starting. All three are on their way before the first await, so their times overlap instead of adding up.
  const user = call('user', { userId });
  const orders = call('orders', { userId });
  const ads = inTimeOrNull(call('ads', { userId }));

  // The one real dependency is written as one: recs starts when user answers, whatever orders and ads are doing.
  // If user fails, this chain fails with it; orNull takes care of that, and Promise.all below sees the failure of user itself.
  const recs = orNull(user.then(({ segment }) => call('recs', { userId, segment }, { timeoutMs: optionalLimitMs })));

  // One Promise.all over everything: it rejects as soon as a required call fails, without waiting for the rest, and it has a
  // handler on each promise from the start. The optional ones cannot reject, so they cannot take the page down.
  const [theUser, theOrders, theRecs, theAds] = await Promise.all([user, orders, recs, ads]);
  return { user: theUser, orders: theOrders, recs: theRecs, ads: theAds };
}

/** Passes on what comes in time. What comes later is thrown, as if somebody still listened. */
function inTimeOrNull<T>(answer: Promise<T>): Promise<T | null> {
  return new Promise((resolve) => {
    let isOver = false;
    const timer = setTimeout(() => {
      isOver = true;
      resolve(null);
    }, optionalLimitMs);
    answer.then(resolve, (error: unknown) => {
      if (isOver) throw error;
      clearTimeout(timer);
      resolve(null);
    });
  });
}

/** Optional means: any failure, a timeout included, becomes `null`. The handler is attached at once, not when somebody awaits. */
function orNull<T>(answer: Promise<T>): Promise<T | null> {
  return answer.catch(() => null);
}
