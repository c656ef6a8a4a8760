type Log = (line: unknown) => void;

class Breaker {
  private failures = 0;
  constructor(
    private readonly name: string,
    public openMs = 1000,
    protected readonly log?: Log,
  ) {
    this.log?.(`${this.name} is made, ${openMs}`);
  }

  fail(): number {
    this.failures += 1;
    return this.failures;
  }

  get title(): string {
    return `${this.name} ${this.openMs}`;
  }
}

class Named extends Breaker {
  constructor(
    name: string,
    public readonly tag: string,
    log: Log,
  ) {
    super(name, 5, log);
    log(`${this.tag} of ${this.title}`);
  }
}

class Later {
  constructor(readonly work: () => Promise<number>) {}
  async run(): Promise<number> {
    return (await this.work()) + 1;
  }
}

export async function main(log: Log): Promise<void> {
  const one = new Breaker('stock', undefined, log);
  log(one.fail() + one.fail());
  log(Object.keys(one));
  const two = new Named('reviews', 'second', log);
  log(Object.keys(two));
  log(await new Later(async () => 41).run());
  const Made = class<T> {
    constructor(public value: T) {}
  };
  log(new Made('last').value);
}
