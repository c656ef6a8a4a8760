import type { Verdict } from '../../judge/verdict.ts';
import type { RunState } from './run-state.ts';

/** The state of the run as one short line beside the buttons. */
export function statusLine(state: RunState): string {
  switch (state.phase) {
    case 'idle':
      return '';
    case 'compiling':
      return 'Compiling…';
    case 'running':
      return state.runs === 0 ? 'Running…' : `Running: ${state.runs} of ${state.planned} runs judged`;
    case 'failed':
      return `There is no verdict, and that is our fault. ${state.message}`;
    case 'judged': {
      const { verdict, durationMs } = state.result;
      const told = [verdictText(verdict), runsText(verdict), `${Math.round(durationMs)} ms`].join(' · ');
      return state.stale ? `${told} · you have changed the code since` : told;
    }
  }
}

/** What a screen reader hears when a run has ended: the line, and which checks fail. Empty while nothing has ended. */
export function announcement(state: RunState): string {
  if (state.phase === 'failed') return statusLine(state);
  if (state.phase !== 'judged') return '';
  const failed = state.result.verdict.checks.filter((check) => check.verdict === 'fail');
  return [statusLine(state), ...failed.map((check) => `Fails: ${plain(check.title)}`)].join(' ');
}

function verdictText({ failure, checks }: Verdict): string {
  if (failure) return plain(failure.title);
  const failed = checks.filter((check) => check.verdict === 'fail').length;
  if (failed > 0) return `${failed} of ${checks.length} checks ${failed === 1 ? 'fails' : 'fail'}`;
  return checks.length === 1 ? 'The check holds' : `All ${checks.length} checks hold`;
}

function plain(text: string): string {
  return text.replaceAll('`', '');
}

function runsText({ runs, planned }: Verdict): string {
  if (runs === planned) return `${runs} ${runs === 1 ? 'run' : 'runs'}`;
  return `${runs} of ${planned} runs`;
}
