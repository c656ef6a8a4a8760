import type { Plain } from '../trace/record.ts';

/** A message as one queue holds it. A topic gives each of its queues one of its own. */
export class Message {
  /** Its number in the run, and the record of its latest step. */
  readonly number: number;
  record: number;
  readonly id: string;
  readonly key: string | undefined;
  readonly body: Plain;
  readonly headers: Readonly<Record<string, string>>;
  readonly priority: number;
  readonly delayMs: number;
  /** Deliveries so far. */
  attempts = 0;
  arrivedUs = 0;
  /** When the delivery that is open began; −1 while it waits. */
  startedUs = -1;
  /** Where it stands among all messages of its queue. */
  order = 0;
  expiry = -1;

  constructor(fields: Pick<Message, 'number' | 'record' | 'id' | 'key' | 'body' | 'headers' | 'priority' | 'delayMs'>) {
    this.number = fields.number;
    this.record = fields.record;
    this.id = fields.id;
    this.key = fields.key;
    this.body = fields.body;
    this.headers = fields.headers;
    this.priority = fields.priority;
    this.delayMs = fields.delayMs;
  }
}
