type AsyncFunction = (...args: never[]) => Promise<unknown>;

interface Memoised<F extends AsyncFunction> {
  (...args: Parameters<F>): ReturnType<F>;
  forget(...args: Parameters<F>): boolean;
}

function memoise<F extends AsyncFunction>(
  work: F,
  keyOf: (...args: Parameters<F>) => string = (...args) => JSON.stringify(args),
): Memoised<F> {
  const known = new Map<string, ReturnType<F>>();
  const memoised = (...args: Parameters<F>): ReturnType<F> => {
    const key = keyOf(...args);
    const before = known.get(key);
    if (before) return before;
    const made = work(...(args as never[])) as ReturnType<F>;
    known.set(key, made);
    made.catch(() => known.delete(key));
    return made;
  };
  return Object.assign(memoised, { forget: (...args: Parameters<F>) => known.delete(keyOf(...args)) });
}

export async function main(log: (line: unknown) => void): Promise<void> {
  let calls = 0;
  const square = memoise(async (n: number, fails = false) => {
    calls++;
    await null;
    if (fails && calls < 3) throw new TypeError(`call ${calls}`);
    return n ** 2;
  });
  log(await Promise.all([square(3), square(3), square(4)]));
  log(await square(5, true).catch((error: Error) => error.message));
  log([await square(5, true), square.forget(3), square.forget(3), calls]);
}
