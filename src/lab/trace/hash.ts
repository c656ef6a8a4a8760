import type { Trace } from './record.ts';

/**
 * The fingerprint of a trace: 16 hex digits, equal in every engine. Values are walked with sorted keys, so that two traces which
 * compare equal have one hash.
 */
export function hashTrace({ records, ...rest }: Trace): string {
  const hash = new Fingerprint();
  for (const record of records) hash.add(record);
  return hash.close(rest);
}

/** Two FNV-1a hashes of 32 bits each, over UTF-16 units, with different starts. Fed record by record, or with whole values. */
export class Fingerprint {
  #a = 0x811c9dc5;
  #b = 0x1b873593;

  add(value: unknown): void {
    if (value === null || typeof value !== 'object')
      return this.#text(`${typeof value}:${Object.is(value, -0) ? '-0' : String(value)};`);
    if (Array.isArray(value)) {
      this.#text('[');
      for (const item of value) this.add(item);
      return this.#text(']');
    }
    this.#text('{');
    for (const key of Object.keys(value).sort()) {
      this.#text(`${key}=`);
      this.add(Reflect.get(value, key));
    }
    this.#text('}');
  }

  #text(text: string): void {
    for (let index = 0; index < text.length; index += 1) {
      const unit = text.charCodeAt(index);
      this.#a = Math.imul(this.#a ^ unit, 0x01000193);
      this.#b = Math.imul(this.#b ^ unit ^ (this.#a >>> 15), 0x85ebca6b);
    }
  }

  /** The hash, once all records have been added: the rest of the trace goes in last. */
  close(rest: Omit<Trace, 'records'>): string {
    this.add(rest);
    return this.toString();
  }

  toString(): string {
    return [this.#a, this.#b].map((half) => (half >>> 0).toString(16).padStart(8, '0')).join('');
  }
}
