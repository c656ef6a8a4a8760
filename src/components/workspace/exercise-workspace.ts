import type { Progress } from '../../progress/index.ts';
import type { Runner } from '../../runner/client.ts';
import { attemptOf } from './attempt-of.ts';
import { createEditorSlot, type EditorSlot } from './editor-slot.ts';
import { createOtherTexts, type OtherTexts } from './other-texts.ts';
import { createOutcome, type TimelineView } from './outcome.ts';
import { createRunControls } from './run-controls.ts';
import { runOnce } from './run-once.ts';
import { idle, isBusy, next, type RunEvent, type RunState } from './run-state.ts';
import { openSavedWork, type SavedWork } from './saved-work.ts';
import { readWorkspaceData, type WorkspaceData } from './workspace-data.ts';

/** Who a workspace works with. */
export interface Collaborators {
  openProgress(): Promise<Progress>;
  createRunner(frameHost: HTMLElement): Promise<Runner>;
  /** Defines `timeline-view`. */
  loadTimeline(): Promise<void>;
  solutionText(exercise: string): Promise<string>;
}

/**
 * Defines `<exercise-workspace>`. It only wires four owners: the text belongs to the editor slot, the state of the run to
 * `run-state`, what is kept to the saved work, what is shown of a result to the outcome.
 */
export function defineWorkspace(collaborators: Collaborators): void {
  customElements.define(
    'exercise-workspace',
    class extends HTMLElement {
      connectedCallback(): void {
        if (this.dataset['phase'] === undefined) void open(this, collaborators);
      }
    },
  );
}

async function open(root: HTMLElement, collaborators: Collaborators): Promise<void> {
  root.dataset['phase'] = 'idle';
  const data: WorkspaceData = readWorkspaceData(root);
  const part = <E extends HTMLElement = HTMLElement>(name: string): E => {
    const found = root.querySelector<E>(`[data-part="${name}"]`);
    if (!found) throw new Error(`The workspace has no part "${name}".`);
    return found;
  };
  const run = part<HTMLButtonElement>('run');
  const cancel = part<HTMLButtonElement>('cancel');
  const reset = part<HTMLButtonElement>('reset');
  const undo = part<HTMLButtonElement>('undo');
  const controls = createRunControls({ run, cancel, progress: part('progress'), status: part('status'), spoken: part('spoken') });

  let state: RunState = idle;
  let runner: Promise<Runner> | undefined;

  const tell = (sentence: string) => {
    const notice = part('notice');
    notice.textContent = sentence;
    notice.hidden = sentence === '';
  };

  const saved: Promise<SavedWork> = openSavedWork({
    openProgress: () => collaborators.openProgress(),
    data,
    tell,
    otherTab: (other) => others.otherTab(other),
  });

  const slot: EditorSlot = createEditorSlot({
    box: part('box'),
    path: `${data.id}/answer.ts`,
    label: `Your code for “${data.meta.title}”`,
    describedBy: part('keys').id,
    onChange(code) {
      void saved.then((work) => work.changed(code));
      reset.disabled = code === data.starter;
      slot.markErrors([]);
      slot.lightLine(null);
      take({ type: 'edited' });
    },
    onRun: () => void judge(),
    onTabMeaning: (meaning) => void (root.dataset['tab'] = meaning),
    tell: (sentence) => void (part('editor-note').textContent = sentence),
  });

  const outcome = createOutcome({
    meta: data.meta,
    checks: part('checks'),
    failure: part('failure'),
    run: part('shown-run'),
    runTitle: part('run-title'),
    runConsole: part('run-console'),
    goToLine: (line) => void slot.goToLine(line),
    timeline: () => collaborators.loadTimeline().then(() => part<TimelineView>('timeline')),
  });

  function take(event: RunEvent): void {
    const before = state;
    state = next(state, event);
    if (state === before) return;
    root.dataset['phase'] = state.phase;
    root.toggleAttribute('data-stale', state.phase === 'judged' && state.stale);
    controls.show(state);
    if (event.type !== 'judged') return;
    outcome.show(event.result);
    const { failure } = event.result.verdict;
    slot.markErrors(failure?.source ? [{ ...failure.source, message: failure.title }] : []);
  }

  async function judge(): Promise<void> {
    if (isBusy(state)) return;
    take({ type: 'asked' });
    const code = slot.getValue();
    const work = await saved;
    await work.flush();
    runner ??= collaborators.createRunner(part('frame-host'));
    runner.catch(() => (runner = undefined));
    const end = await runOnce(runner, { exercise: data.id, source: code }, (runs, planned) =>
      take({ type: 'progressed', runs, planned }),
    );
    take(end);
    if (end.type !== 'judged') return;
    await work.remember(attemptOf(end.result.verdict, code, data.meta.version));
    others.refresh();
  }

  async function putInPlace(code: string, why: 'reset' | 'restored'): Promise<void> {
    await (await saved).replace(code, why);
    slot.setValue(code);
    reset.disabled = code === data.starter;
    undo.textContent = why === 'reset' ? 'Undo the reset' : 'Bring my text back';
    undo.hidden = false;
    undo.focus();
  }

  async function takeBack(): Promise<void> {
    const code = await (await saved).undo();
    if (code !== undefined) slot.setValue(code);
    reset.disabled = slot.getValue() === data.starter;
    run.focus();
    undo.hidden = true;
  }

  const others: OtherTexts = createOtherTexts({
    panel: part('beside'),
    attempts: part<HTMLDetailsElement>('attempts'),
    attemptsBody: part('attempts-body'),
    share: part<HTMLButtonElement>('share'),
    reveal: part<HTMLButtonElement>('reveal'),
    revealAsk: part('reveal-ask'),
    otherTab: part<HTMLButtonElement>('other-tab'),
    version: data.meta.version,
    own: () => slot.getValue(),
    takeOver: (code) => void putInPlace(code, 'restored'),
    listAttempts: async () => (await saved).attempts(),
    solution: () => collaborators.solutionText(data.id),
    seenBefore: async () => (await saved).solutionSeen(),
    seen: async () => (await saved).markSolutionSeen(),
    tell,
  });

  run.addEventListener('click', () => void judge());
  cancel.addEventListener('click', () => void runner?.then((made) => made.cancel()));
  reset.addEventListener('click', () => void putInPlace(data.starter, 'reset'));
  undo.addEventListener('click', () => void takeBack());
  root.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.defaultPrevented) return;
    event.preventDefault();
    void judge();
  });
  root.addEventListener('timeline-moved', (event) => slot.lightLine(event.detail.source?.line ?? null));
  addEventListener('visibilitychange', () => void (document.visibilityState === 'hidden' && saved.then((work) => work.flush())));

  outcome.show(undefined);
  const before = slot.getValue();
  const draft = await (await saved).open();
  // What was typed while the draft was being read stays.
  if (slot.getValue() === before) slot.setValue(draft);
  reset.disabled = slot.getValue() === data.starter;
  run.disabled = false;
}

declare global {
  interface HTMLElementEventMap {
    'timeline-moved': CustomEvent<{ readonly source?: { readonly line: number } }>;
  }
}
