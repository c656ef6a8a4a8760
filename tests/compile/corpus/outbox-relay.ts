interface Row<Payload = unknown> {
  readonly id: number;
  readonly key: string;
  readonly payload: Payload;
  sentAt?: number;
}
type Broker = { publish(key: string, payload: unknown): Promise<void> };

async function relay(rows: Row[], broker: Broker, now: () => number): Promise<{ sent: number; stuck: string[] }> {
  const stuck = new Set<Row['key']>();
  let sent = 0;
  for (const row of rows) {
    if (row.sentAt !== undefined || stuck.has(row.key)) continue;
    try {
      await broker.publish(row.key, row.payload);
    } catch {
      stuck.add(row.key);
      continue;
    }
    row.sentAt = now();
    sent += 1;
  }
  return { sent, stuck: [...stuck] } satisfies Awaited<ReturnType<typeof relay>>;
}

export async function main(log: (line: unknown) => void): Promise<void> {
  let clock = 0;
  const failing = new Map([['b', 1]]);
  const broker: Broker = {
    async publish(key, payload) {
      await null;
      const left = failing.get(key) ?? 0;
      if (left > 0) {
        failing.set(key, left - 1);
        throw new Error('no leader');
      }
      log(`${key} ${JSON.stringify(payload)}`);
    },
  };
  const rows: Row[] = ['a', 'b', 'a', 'b'].map((key, id) => ({ id, key, payload: { id } }));
  log(await relay(rows, broker, () => ++clock));
  log(await relay(rows, broker, () => ++clock));
  log(rows.map(({ sentAt }) => sentAt));
}
