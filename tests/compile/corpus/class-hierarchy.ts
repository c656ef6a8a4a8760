interface Shape {
  area(): Promise<number>;
}

abstract class Base implements Shape {
  protected abstract readonly kind: string;
  static #made = 0;
  static {
    Base.#made = 10;
  }
  declare readonly phantom: string;
  readonly id = ++Base.#made;
  abstract area(): Promise<number>;
  async describe(): Promise<string> {
    return `${this.kind} ${this.id}: ${(await this.area()).toFixed(1)}`;
  }
  get label(): string {
    return this.kind;
  }
}

class Square extends Base {
  protected override readonly kind: string = 'square';
  #side: number;
  constructor(side: number) {
    super();
    this.#side = side;
  }
  override async area(): Promise<number> {
    return (await this.#sides()) ** 2;
  }
  async #sides(): Promise<number> {
    return this.#side;
  }
  static async of(side: number): Promise<Square> {
    await null;
    return new this(side);
  }
}

class Framed extends Square {
  protected override readonly kind = 'framed';
  override async area(): Promise<number> {
    const inner = await super.area();
    const twice = async () => (await super.area()) + inner;
    return (await twice()) + 1;
  }
  override async describe(): Promise<string> {
    return `[${await super.describe()}] ${super.label}`;
  }
}

export async function main(log: (line: unknown) => void): Promise<void> {
  log(await new Square(3).describe());
  log(await (await Framed.of(2)).describe());
  log(new Framed(1) instanceof Base);
}
