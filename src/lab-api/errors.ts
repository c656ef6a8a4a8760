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

/** What an aborted signal gives as its reason, where no other was given. */
export class AbortError extends Error {
  override readonly name: string;
  constructor(message: string, name: 'AbortError' | 'TimeoutError' = 'AbortError') {
    super(message);
    this.name = name;
  }
}
