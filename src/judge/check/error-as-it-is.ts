import type { PlainError } from '../../lab/trace/record.ts';

/**
 * Whether a caller was told an error as it is: with its status and its message. Name and place are not compared, for a copy that says the same is as good.
 *
 * @param told what the caller was rejected with; undefined when it was not rejected
 */
export function isToldAsItIs(told: PlainError | undefined, failure: PlainError): boolean {
  return told !== undefined && told.status === failure.status && told.message === failure.message;
}
