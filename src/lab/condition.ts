import type { ServiceError } from './service-error.ts';

/** How a node behaves while faults last. */
export interface Condition {
  readonly factor: number;
  readonly addMs: number;
  readonly hangs: boolean;
  failure: { readonly error: ServiceError; left: number } | undefined;
  readonly down: boolean;
}

export const healthy: Condition = { factor: 1, addMs: 0, hangs: false, failure: undefined, down: false };

/** The error that this node answers with now, if it is to fail; counts it. */
export function failureOf(condition: Condition): ServiceError | undefined {
  const { failure } = condition;
  if (failure === undefined || failure.left <= 0) return undefined;
  failure.left -= 1;
  return failure.error;
}
