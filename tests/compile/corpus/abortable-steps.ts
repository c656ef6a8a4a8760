type Step<T> = (signal: AbortSignal) => Promise<T>;

class Aborted extends Error {
  override readonly name = 'Aborted';
}

async function inTurn<const Steps extends readonly Step<unknown>[]>(signal: AbortSignal, ...steps: Steps): Promise<unknown[]> {
  const done: unknown[] = [];
  for (const step of steps) {
    if (signal.aborted) throw new Aborted(String(signal.reason ?? 'stopped'));
    done.push(await step(signal));
  }
  return done;
}

export async function main(log: (line: unknown) => void): Promise<void> {
  const stop = new AbortController();
  stop.signal.addEventListener('abort', () => log('told'));
  const steps = [async () => 1, async () => (stop.abort('enough'), 2), async () => 3] as const;
  await inTurn(stop.signal, ...steps).then(log, (error: unknown) =>
    log(error instanceof Aborted && `${error.name}: ${error.message}`),
  );
  log(await inTurn(new AbortController().signal, ...steps.slice(0, 1)));
}
