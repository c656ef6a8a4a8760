/** A bucket that fills at a rate, up to a level; each permission takes one token. */
export class TokenBucket {
  readonly #perUs: number;
  readonly #burst: number;
  #tokens: number;
  #lastUs = 0;

  constructor(ratePerS: number, burst: number) {
    this.#perUs = ratePerS / 1_000_000;
    this.#burst = burst;
    this.#tokens = burst;
  }

  take(nowUs: number): boolean {
    this.add((nowUs - this.#lastUs) * this.#perUs);
    this.#lastUs = nowUs;
    // A whole token may lack its last bit after many additions.
    if (this.#tokens < 1 - 1e-9) return false;
    this.#tokens = Math.max(0, this.#tokens - 1);
    return true;
  }

  add(tokens: number): void {
    this.#tokens = Math.min(this.#burst, this.#tokens + tokens);
  }
}
