import type { Runner, RunRequest } from '../../runner/client.ts';
import { causeOf } from '../page/cause.ts';
import type { RunEvent } from './run-state.ts';

/** Runs once and tells how it ended, whatever happened; the event never blames the code for a fault of ours. */
export async function runOnce(
  runner: Promise<Runner>,
  request: RunRequest,
  onProgress: (runs: number, planned: number) => void,
): Promise<RunEvent> {
  try {
    return { type: 'judged', result: await (await runner).run(request, onProgress) };
  } catch (error) {
    if (error instanceof Error && error.name === 'RunCancelled') return { type: 'cancelled' };
    return { type: 'broke', message: `${causeOf(error)}.` };
  }
}
