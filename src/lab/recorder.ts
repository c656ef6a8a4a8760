import { Fingerprint } from './trace/hash.ts';
import type { Plain, SourcePosition, TraceRecord } from './trace/record.ts';

/** A record as its maker knows it: time, cause and place are added by the recorder. */
export type RecordOf<Kind extends TraceRecord['kind']> = Omit<Extract<TraceRecord, { kind: Kind }>, 'at' | 'cause' | 'kind'>;

/** What becomes of the records of a run: kept for its trace; only hashed, in a run too long to be kept; or never made. */
export type Recording = 'keep' | 'hash' | 'none';

/** Writes the trace of one run, up to a number of bytes. */
export class Recorder {
  readonly records: TraceRecord[] = [];
  /** The record that is the cause of whatever happens now. */
  cause: number | null = null;
  #bytes = 0;
  /** False records nothing: ask before you put a record together. */
  readonly on: boolean;
  readonly #limitBytes: number;
  /** The hash so far, where records are not kept. */
  readonly hash: Fingerprint | undefined;
  #count = 0;

  constructor(recording: Recording, limitBytes: number) {
    this.on = recording !== 'none';
    this.hash = recording === 'hash' ? new Fingerprint() : undefined;
    this.#limitBytes = limitBytes;
  }

  get full(): boolean {
    return this.#bytes > this.#limitBytes;
  }

  /** Adds a record and returns its number; with recording off, or the trace full, −1. */
  add<Kind extends TraceRecord['kind']>(
    kind: Kind,
    atMs: number,
    fields: RecordOf<Kind>,
    cause: number | null = this.cause,
  ): number {
    if (!this.on || this.full) return -1;
    if (this.hash) {
      this.hash.add({ kind, at: atMs, cause: cause === -1 ? null : cause, ...fields });
      return this.#count++;
    }
    this.#bytes += 96 + weigh(fields as unknown as Plain);
    // What would burst the trace is left out of it: copying it to the judge could take longer than the run.
    if (this.full) return -1;
    const record = { kind, at: atMs, cause: cause === -1 ? null : cause, ...fields };
    this.records[this.records.length] = record as unknown as TraceRecord;
    return this.records.length - 1;
  }
}

/** Roughly the bytes that a value takes when it is cloned. Counted before any copy is made. */
function weigh(value: unknown): number {
  switch (typeof value) {
    case 'string':
      return value.length * 2 + 8;
    case 'object': {
      if (value === null) return 8;
      let sum = 16;
      for (const key of Reflect.ownKeys(value)) sum += 16 + weigh(Reflect.get(value, key));
      return sum;
    }
    default:
      return 8;
  }
}

export type { SourcePosition };
