const states = ['draft', 'placed', 'paid', 'cancelled'] as const;
type State = (typeof states)[number];
type Event = { type: 'place' } | { type: 'pay'; cents: number } | { type: 'cancel'; why?: string };

const table = {
  draft: { place: 'placed', cancel: 'cancelled' },
  placed: { pay: 'paid', cancel: 'cancelled' },
  paid: {},
  cancelled: {},
} as const satisfies Record<State, Partial<Record<Event['type'], State>>>;

class Order {
  state: State = 'draft';
  readonly history: [State, State][] = [];
  #guards: { [Type in Event['type']]?: (event: Extract<Event, { type: Type }>) => Promise<boolean> } = {
    pay: async ({ cents }) => cents >= 100,
  };

  async send<const E extends Event>(event: E): Promise<boolean> {
    const next = (table[this.state] as Partial<Record<Event['type'], State>>)[event.type];
    if (next === undefined) return false;
    const guard = this.#guards[event.type] as ((event: Event) => Promise<boolean>) | undefined;
    if (!((await guard?.(event)) ?? true)) return false;
    this.history.push([this.state, next]);
    this.state = next;
    return true;
  }
}

export async function main(log: (line: unknown) => void): Promise<void> {
  const order = new Order();
  const events: Event[] = [
    { type: 'pay', cents: 5 },
    { type: 'place' },
    { type: 'pay', cents: 5 },
    { type: 'pay', cents: 500 },
    { type: 'cancel' },
  ];
  for (const event of events) log(`${event.type} ${await order.send(event)} ${order.state}`);
  log([states.length, order.history]);
}
