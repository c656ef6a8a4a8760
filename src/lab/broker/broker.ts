import type { Kernel } from '../kernel.ts';
import type { Meter } from '../meter.ts';
import type { Network, Parcel } from '../network.ts';
import type { PublishRequest, Publisher } from '../publisher.ts';
import { answeredError } from '../service-error.ts';
import type { Outcome, Plain, SourcePosition } from '../trace/record.ts';
import { Message } from './message.ts';
import { Queue } from './queue.ts';
import type { QueueSpec } from './queue-spec.ts';

/** Who gets the messages of a topic: each of these queues gets each of them that passes its filter. */
export interface TopicSpec {
  readonly subscriptions: readonly (string | { readonly queue: string; readonly filter?: (message: TopicMessage) => boolean })[];
}

export interface TopicMessage {
  readonly id: string;
  readonly key: string | undefined;
  readonly body: Plain;
  readonly headers: Readonly<Record<string, string>>;
}

export interface BrokerParts {
  readonly kernel: Kernel;
  readonly network: Network;
  readonly meter: () => Meter;
}

/** Queues and topics, and messages on their way to them. */
export class Broker {
  readonly kernel: Kernel;
  readonly network: Network;
  readonly #meter: () => Meter;
  readonly queues = new Map<string, Queue>();
  readonly #topics = new Map<string, TopicSpec>();
  #messages = 0;
  #deliveries = 0;

  constructor({ kernel, network, meter }: BrokerParts) {
    this.kernel = kernel;
    this.network = network;
    this.#meter = meter;
  }

  queue(name: string, spec: QueueSpec): void {
    const queue = new Queue(name, spec, {
      kernel: this.kernel,
      network: this.network,
      meter: this.#meter(),
      nextDelivery: () => this.#deliveries++,
      deadLetter: (to, message) => void this.#queueOf(to).accept(message),
    });
    this.queues.set(name, queue);
  }

  topic(name: string, spec: TopicSpec): void {
    this.#topics.set(name, spec);
  }

  has(name: string): boolean {
    return this.queues.has(name) || this.#topics.has(name);
  }

  /** Publishes a message. `done` is told of the broker's confirmation or refusal; never when one of them is lost. */
  publish: Publisher = (request, done) => void this.send(request, done);

  /** As `publish`; returns the message's id. */
  send(request: PublishRequest & { readonly source?: SourcePosition }, done?: (outcome: Outcome) => void): string {
    const { kernel, network } = this;
    const { recorder } = kernel;
    const number = this.#messages++;
    const { from, to, body, key, headers = {}, priority = 0, delayMs = 0, source } = request;
    const id = request.id ?? `m${number}`;
    const place = source ? { source } : {};
    const fields = { node: from, message: number, to, id, ...(key === undefined ? {} : { key }), body, headers, ...place };
    const record = (recorder.cause = recorder.on ? recorder.add('message-published', kernel.nowMs, fields) : -1);
    network.send(from, to, new Publication(this, from, to, { number, record, id, key, body, headers, priority, delayMs }, done));
    return id;
  }

  /** Gives a message that has arrived to the queue, or to those of the topic. */
  take(to: string, fields: ConstructorParameters<typeof Message>[0]): Taken {
    const topic = this.#topics.get(to);
    if (!topic) {
      const queue = this.queues.get(to);
      if (!queue)
        return {
          outcome: { ok: false, error: answeredError(0, `There is no queue or topic called "${to}"`) },
          record: fields.record,
        };
      return given(queue, fields);
    }
    let taken: Taken = { outcome: accepted, record: fields.record };
    for (const subscription of topic.subscriptions) {
      const { queue, filter = undefined } = typeof subscription === 'string' ? { queue: subscription } : subscription;
      if (filter && !filter(fields)) continue;
      const now = given(this.#queueOf(queue), fields);
      if (taken.outcome.ok) taken = now;
    }
    return taken;
  }

  #queueOf(name: string): Queue {
    const queue = this.queues.get(name);
    if (!queue) throw new Error(`There is no queue called "${name}". Add it to the world before a topic or queue names it.`);
    return queue;
  }
}

/** What a queue or topic said of a message, and the record of it. */
interface Taken {
  readonly outcome: Outcome;
  readonly record: number;
}

function given(queue: Queue, fields: ConstructorParameters<typeof Message>[0]): Taken {
  const message = new Message(fields);
  const outcome = queue.accept(message);
  return { outcome, record: message.record };
}

const accepted: Outcome = Object.freeze({ ok: true, value: null });

/** A message on its way to the broker, then the broker's answer on its way back. */
class Publication implements Parcel {
  readonly #broker: Broker;
  readonly #from: string;
  readonly #to: string;
  readonly #message: ConstructorParameters<typeof Message>[0];
  readonly #done: ((outcome: Outcome) => void) | undefined;
  #outcome: Outcome | undefined = undefined;
  #record = -1;
  #told = false;

  constructor(
    broker: Broker,
    from: string,
    to: string,
    message: ConstructorParameters<typeof Message>[0],
    done: ((outcome: Outcome) => void) | undefined,
  ) {
    this.#broker = broker;
    this.#from = from;
    this.#to = to;
    this.#message = message;
    this.#done = done;
  }

  deliver(): void {
    if (this.#outcome) return this.#answer(this.#outcome);
    const { kernel, network } = this.#broker;
    kernel.recorder.cause = this.#message.record;
    const { outcome, record } = this.#broker.take(this.#to, this.#message);
    this.#outcome = outcome;
    this.#record = record;
    if (network.losesReply(this.#to, this.#from)) this.lose('lost on the way');
    else network.send(this.#to, this.#from, this);
  }

  #answer(outcome: Outcome): void {
    if (this.#told) return;
    this.#told = true;
    const { recorder, nowMs } = this.#broker.kernel;
    const { number } = this.#message;
    if (recorder.on) {
      const fields = { node: this.#from, message: number };
      recorder.cause = outcome.ok
        ? recorder.add('publish-confirmed', nowMs, fields, this.#record)
        : recorder.add('publish-failed', nowMs, { ...fields, error: outcome.error }, this.#record);
    }
    this.#done?.(outcome);
  }

  lose(reason: string): void {
    const { recorder, nowMs } = this.#broker.kernel;
    const leg = this.#outcome ? 'confirm' : 'publish';
    recorder.add('message-lost', nowMs, {
      node: this.#outcome ? this.#to : this.#from,
      message: this.#message.number,
      leg,
      reason,
    });
  }

  copy(): Publication {
    if (this.#outcome) return this;
    return new Publication(this.#broker, this.#from, this.#to, this.#message, undefined);
  }
}
