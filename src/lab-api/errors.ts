/** The errors that learner code meets. Own fields, so that they work where the prototypes are frozen. */
export class CallError extends Error {
  override readonly name = 'CallError';
  readonly service: string;
  readonly status: number;
  constructor(service: string, status: number, message: string) {
    super(message);
    this.service = service;
    this.status = status;
  }
}

export class TimeoutError extends Error {
  override readonly name = 'TimeoutError';
  readonly service: string;
  readonly timeoutMs: number;
  constructor(service: string, timeoutMs: number) {
    super(`${service} did not answer within ${timeoutMs} ms`);
    this.service = service;
    this.timeoutMs = timeoutMs;
  }
}

/** The database refused a transaction, or could not be asked. */
export class StoreError extends Error {
  override readonly name = 'StoreError';
  readonly store: string;
  readonly code: 'unique-violation' | 'serialization-failure' | 'unavailable';
  constructor(store: string, code: StoreError['code'], message: string) {
    super(message);
    this.store = store;
    this.code = code;
  }
}

/** What an aborted signal gives as its reason, where no other was given. */
export class AbortError extends Error {
  override readonly name: string;
  constructor(message: string, name: 'AbortError' | 'TimeoutError' = 'AbortError') {
    super(message);
    this.name = name;
  }
}
