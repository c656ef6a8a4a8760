import type { LabApi } from '../../src/lab-api/index.ts';
import type { AsyncRuntime } from '../../src/lab/index.ts';

/** What compiled code calls `$lab`. */
export function learnerLab(runtime: AsyncRuntime, api?: LabApi): object {
  const { spawn, asyncIterator, checked, generate, give, delegate } = runtime;
  return { spawn, asyncIterator, checked, generate, give, delegate, import: () => api?.module ?? {} };
}
