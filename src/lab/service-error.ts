import type { PlainError } from './trace/record.ts';

/** An answer that is an error, thrown by a service's `respond`. */
export class ServiceError extends Error {
  readonly status: number;
  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

export function serviceError(status: number, message: string): ServiceError {
  return new ServiceError(status, message);
}

/** The error as it travels in a reply. */
export function answeredError(status: number, message: string): PlainError {
  return { name: 'CallError', message, status };
}
