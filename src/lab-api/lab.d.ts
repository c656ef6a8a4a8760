/**
 * What `import … from 'lab'` means in the code that you write. The ports below are those of any service: call another
 * service, publish a message, use a database, wait. Timers, `Date.now`, `Math.random`, `AbortController` and `crypto.randomUUID`
 * are the platform's own names and run on the lab's clock and seed.
 */
declare module 'lab' {
  /** The operations of the services that you may call: for each service, its request and its reply. */
  type Services = Record<string, (request: any) => unknown>;

  interface CallOptions {
    /** Stop waiting after this many milliseconds; the call then rejects with a `TimeoutError`. The other side may still be at work. */
    timeoutMs?: number;
    /** Stop waiting when this signal aborts; the call then rejects with the signal's reason. */
    signal?: AbortSignal;
    /** Metadata that travels with the request, such as `idempotency-key` or `traceparent`. */
    headers?: Record<string, string>;
  }

  /** The queues and topics that you may publish to: for each, what its messages hold. */
  type Messages = Record<string, any>;

  /** The databases that you may use: for each, its tables and what their rows hold. */
  type Stores = Record<string, Tables>;
  type Tables = Record<string, any>;

  interface PublishOptions {
    /** Messages of one key keep their order. */
    key?: string;
    /** The id of the message, the same in every delivery. Without it, the broker gives one. */
    id?: string;
    headers?: Record<string, string>;
    /** The queue keeps the message this long before it delivers it. */
    delayMs?: number;
    /** Stop waiting for the broker's confirmation after this many milliseconds. It may have the message all the same. */
    timeoutMs?: number;
  }

  /** A database. Rows are copies: changing one changes nothing until you `put` it. */
  interface Store<T extends Tables = Tables> {
    /**
     * Reads one row; `undefined` when there is none. A replica may be behind.
     *
     * @throws `StoreError` when the database cannot be asked.
     */
    get<Name extends keyof T & string>(table: Name, key: string, options?: { replica?: boolean }): Promise<T[Name] | undefined>;
    /** Reads rows as `[key, row]`, in the order in which they were first written: those after the key `after`, at most `limit`. */
    list<Name extends keyof T & string>(
      table: Name,
      options?: { after?: string; limit?: number; replica?: boolean },
    ): Promise<[key: string, row: T[Name]][]>;
    /**
     * Runs `work`, then commits all that it wrote, or nothing when it throws. Resolves with what `work` resolves to.
     *
     * @throws `StoreError`: `unique-violation` when a row that you insert is there already, `serialization-failure` when a row that you
     * read was changed meanwhile. Neither leaves a trace in the database, and either may be tried again.
     * @example await store('ledger').transaction(async (tx) => { tx.insert('seen', id, {}); tx.put('accounts', a, { cents }); });
     */
    transaction<Result>(work: (transaction: Transaction<T>) => Result | Promise<Result>): Promise<Result>;
  }

  /** What you do inside of one transaction. Writes are seen by others when it has committed, and by yourself at once. */
  interface Transaction<T extends Tables = Tables> {
    get<Name extends keyof T & string>(table: Name, key: string): Promise<T[Name] | undefined>;
    /** Adds a row. The commit is refused when there is one with that key. */
    insert<Name extends keyof T & string>(table: Name, key: string, row: T[Name]): void;
    /** Writes a row, whether or not there is one with that key. */
    put<Name extends keyof T & string>(table: Name, key: string, row: T[Name]): void;
    delete<Name extends keyof T & string>(table: Name, key: string): void;
    /** The next number of a table, counting from 1. Numbers of transactions that do not commit are left out for ever. */
    nextNumber(table: keyof T & string): number;
  }

  /** What your handler gets besides the request or message. */
  interface Context<S extends Services = Services, M extends Messages = Messages, D extends Stores = Stores> {
    /**
     * Calls another service and waits for its reply.
     *
     * @throws `CallError` when the service answers with an error or cannot be reached; `TimeoutError` when `timeoutMs` has passed.
     * @example const user = await call('user', { userId }, { timeoutMs: 300 });
     */
    call<Name extends keyof S & string>(
      service: Name,
      request: Parameters<S[Name]>[0],
      options?: CallOptions,
    ): Promise<ReturnType<S[Name]>>;
    /**
     * Hands a message over to a queue or topic. Resolves with the message's id when the broker has confirmed that it has it.
     *
     * @throws `CallError` when the broker refuses it; `TimeoutError` when `timeoutMs` has passed.
     * @example await publish('orders', { orderId }, { key: orderId });
     */
    publish<Name extends keyof M & string>(to: Name, body: M[Name], options?: PublishOptions): Promise<string>;
    /** A database, by its name. */
    store<Name extends keyof D & string>(name: Name): Store<D[Name]>;
    /**
     * Acks the message that this handler works on, where the queue wants an explicit ack. To set a message aside for good at once,
     * publish it to a queue for such messages and then ack it.
     */
    ack(): Promise<void>;
    /** Gives the message back: it is delivered again, at once or after a pause, until its deliveries are used up. */
    nack(reason: string, options?: { delayMs?: number }): Promise<void>;
    /** Waits for this many milliseconds. */
    sleep(delayMs: number): Promise<void>;
    /** Aborts when the caller of this handler has stopped waiting. */
    readonly signal: AbortSignal;
  }

  /** A service answered with an error, or could not be reached. */
  class CallError extends Error {
    readonly name: 'CallError';
    readonly service: string;
    /** HTTP-like status: 503 when overloaded, 404 when not found; 0 when there was no answer. */
    readonly status: number;
  }

  /** The database refused a transaction, or could not be asked. */
  class StoreError extends Error {
    readonly name: 'StoreError';
    readonly store: string;
    readonly code: 'unique-violation' | 'serialization-failure' | 'unavailable';
  }

  /** You stopped waiting. Whether the other side did the work is unknown. */
  class TimeoutError extends Error {
    readonly name: 'TimeoutError';
    readonly service: string;
    readonly timeoutMs: number;
  }
}
