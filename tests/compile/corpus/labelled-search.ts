interface Page<T> {
  items: T[];
  next?: number | undefined;
}

async function page(at: number): Promise<Page<number>> {
  const items = Array.from({ length: 3 }, (_, index) => at * 3 + index);
  return at < 4 ? { items, next: at + 1 } : { items };
}

async function* pages(): AsyncIterable<Page<number>> {
  for (let at: number | undefined = 0; at !== undefined;) {
    const found: Page<number> = await page(at);
    yield found;
    at = found.next;
  }
}

export async function main(log: (line: unknown) => void): Promise<void> {
  let seen = 0;
  search: for await (const { items, next = 'none' } of pages()) {
    for (const item of items) {
      seen++;
      if (item % 4 === 3) continue search;
      if (item > 9) break search;
      log(`${item} then ${next}`);
    }
  }
  log(seen);
  outer: do {
    for await (const {
      items: [first, ...rest],
    } of pages()) {
      if ((first ?? 0) > 5) break outer;
      log([first, rest.length]);
    }
  } while (true);
}
