type Step<C> = {
  readonly name: string;
  run(context: C): Promise<void>;
  undo?: (context: C) => Promise<void>;
};

async function saga<C extends object>(
  context: C,
  steps: readonly Step<C>[],
  log: (line: unknown) => void,
): Promise<'completed' | 'cancelled'> {
  const done: Step<C>[] = [];
  try {
    for (const step of steps) {
      await step.run(context);
      log(`did ${step.name}`);
      done.unshift(step);
    }
    return 'completed';
  } catch (reason: unknown) {
    log(`failed: ${reason instanceof Error ? reason.message : String(reason)}`);
    for (const { name, undo } of done) {
      if (undo === undefined) continue;
      await undo(context);
      log(`undid ${name}`);
    }
    return 'cancelled';
  } finally {
    log('saga over');
  }
}

export async function main(log: (line: unknown) => void): Promise<void> {
  interface Order {
    stock: number;
    paid: boolean;
  }
  const steps: Step<Order>[] = [
    { name: 'reserve', run: async (o) => void (o.stock -= 1), undo: async (o) => void (o.stock += 1) },
    { name: 'check', run: async () => {} },
    {
      name: 'charge',
      async run(order) {
        if (order.stock < 0) throw 'out of stock';
        order.paid = true;
      },
      async undo(order) {
        order.paid = false;
      },
    },
  ];
  for (const stock of [1, 0]) {
    const order: Order = { stock, paid: false };
    log(await saga(order, steps, log));
    log(order);
  }
}
