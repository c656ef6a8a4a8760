import { announcement, statusLine } from './announcement.ts';
import { isBusy, type RunState } from './run-state.ts';

export interface RunControlParts {
  readonly run: HTMLButtonElement;
  readonly cancel: HTMLButtonElement;
  /** Offered where the judging stopped at the first failing run. */
  readonly rest: HTMLButtonElement;
  readonly progress: HTMLProgressElement;
  /** The line that is seen. */
  readonly status: HTMLElement;
  /** The polite live region: hears only how a run ended, not its progress. */
  readonly spoken: HTMLElement;
}

/** Shows the state of the run in the bar below the editor. */
export function createRunControls(parts: RunControlParts): { show(state: RunState): void } {
  let spokenFor: RunState['phase'] = 'idle';
  return {
    show(state) {
      const busy = isBusy(state);
      parts.status.textContent = statusLine(state);
      // Not `disabled`: that would throw away the focus of who pressed it.
      parts.run.setAttribute('aria-disabled', String(busy));
      if (!busy && parts.cancel.ownerDocument.activeElement === parts.cancel) parts.run.focus();
      parts.cancel.hidden = !busy;
      parts.progress.hidden = !busy;
      if (parts.rest.ownerDocument.activeElement === parts.rest) parts.run.focus();
      parts.rest.hidden = !stoppedEarly(state);
      if (state.phase === 'running' && state.planned > 0)
        [parts.progress.max, parts.progress.value] = [state.planned, state.runs];
      else parts.progress.removeAttribute('value');
      const ended = state.phase === 'judged' || state.phase === 'failed';
      if (busy) parts.spoken.textContent = '';
      else if (ended && spokenFor !== state.phase) parts.spoken.textContent = announcement(state);
      spokenFor = state.phase;
      // Who reads the page in order hears the same words once; they differ again when the code is changed.
      const line = parts.status.textContent ?? '';
      const twice = line !== '' && (parts.spoken.textContent ?? '').startsWith(line);
      parts.status.setAttribute('aria-hidden', String(twice));
    },
  };
}

function stoppedEarly(state: RunState): boolean {
  if (state.phase !== 'judged' || state.stale) return false;
  const { verdict, runs, planned } = state.result.verdict;
  return verdict === 'fail' && runs < planned;
}
