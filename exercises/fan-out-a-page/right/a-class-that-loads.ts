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

class Profile {
  readonly user: Promise<User>;
  readonly orders: Promise<Order[]>;
  readonly recs: Promise<Product[] | null>;
  readonly ads: Promise<Ad[] | null>;

  constructor(userId: string, call: Context<Services>['call'], limitMs: number) {
    this.user = call('user', { userId });
    this.orders = call('orders', { userId });
    this.ads = this.optional(() => call('ads', { userId }, { timeoutMs: limitMs }));
    this.recs = this.optional(async () => {
      const { segment } = await this.user;
      return call('recs', { userId, segment }, { timeoutMs: limitMs });
    });
  }

  private async optional<T>(ask: () => Promise<T>): Promise<T | null> {
    try {
      return await ask();
    } catch {
      return null;
    }
  }

  async page(): Promise<Page> {
    const [user, orders, recs, ads] = await Promise.all([this.user, this.orders, this.recs, this.ads]);
    return { user, orders, recs, ads };
  }
}

export async function loadProfile(userId: string, { call }: Context<Services>): Promise<Page> {
  return new Profile(userId, call, 300).page();
}
