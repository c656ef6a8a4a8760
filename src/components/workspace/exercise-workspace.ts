import { beforeReload } from '../../offline/index.ts';
import { standingOf, type Progress } from '../../progress/index.ts';
import type { PlannedRun } from '../../lab/plan.ts';
import type { Runner } from '../../runner/client.ts';
import { attemptOf } from './attempt-of.ts';
import { createEditorSlot, type EditorSlot } from './editor-slot.ts';
import { createPlaygroundSlot } from './playground-slot.ts';
import { createOtherTexts, type OtherTexts } from './other-texts.ts';
import { createOutcome } from './outcome.ts';
import { createRunControls } from './run-controls.ts';
import { runOnce } from './run-once.ts';
import { createRunSection, type ShownRun, type Timelines } from './run-section.ts';
import { idle, isBusy, next, type RunEvent, type RunState } from './run-state.ts';
import { openSavedWork, type SavedWork } from './saved-work.ts';
import { partsOf } from './workspace-parts.ts';
import { createTypeErrorLine } from './type-error-line.ts';
import { createTextSwap, type TextSwap } from './text-swap.ts';
import { readWorkspaceData } from './workspace-data.ts';

/** Who a workspace works with. */
export interface Collaborators {
  readonly timelines: Timelines;
  openProgress(): Promise<Progress>;
  createRunner(frameHost: HTMLElement): Promise<Runner>;
  solutionText(exercise: string): Promise<string>;
  /** What an exercise's world plans: where a playground starts from. */
  plannedRuns(exercise: string): Promise<readonly PlannedRun[]>;
}

/**
 * Defines `<exercise-workspace>`. It only wires four owners: the text belongs to the editor slot, the state of the run to
 * `run-state`, what is kept to the saved work, what is shown to the outcome, the run section and the other texts.
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
  const { timelines, openProgress, createRunner, solutionText } = collaborators;
  root.dataset['phase'] = 'idle';
  const data = readWorkspaceData(root);
  const { id, meta, starter } = data;
  const parts = partsOf(root);
  const { run } = parts;
  const controls = createRunControls(parts);
  if (/Mac|iPad/.test(navigator.platform)) parts.modifier.textContent = 'Cmd';

  let state: RunState = idle;
  let runner: Promise<Runner> | undefined;
  /** The text that the verdict on show is about. */
  let judgedCode = '';

  const tell = (sentence: string) => {
    parts.notice.textContent = sentence;
    parts.notice.hidden = sentence === '';
  };

  const note = (sentence: string) => void (parts.editorNote.textContent = sentence);

  const saved: Promise<SavedWork> = openSavedWork({
    openProgress,
    data,
    tell,
    saved: () => note('Saved in this browser'),
    otherTab: (other) => others.otherTab(other),
  });

  const slot: EditorSlot = createEditorSlot({
    box: parts.box,
    path: `${id}/answer.ts`,
    label: `Your code for “${meta.title}”`,
    describedBy: parts.keys.id,
    onChange(code) {
      note('');
      void saved.then((work) => work.changed(code));
      swap.refresh();
      slot.markErrors([]);
      slot.lightLine(null);
      take({ type: 'edited' });
    },
    onRun: () => void judge(),
    onTabMeaning: (meaning) => void (root.dataset['tab'] = meaning),
    onTypeErrors: () => typeErrors.show(state, slot.typeErrors()),
    tell: note,
  });

  function getRunner(): Promise<Runner> {
    runner ??= createRunner(parts.frameHost);
    runner.catch(() => (runner = undefined));
    return runner;
  }

  async function repeat(source: string, show: number): Promise<ShownRun> {
    if (isBusy(state)) throw new Error('Another run is under way.');
    const { shown } = await (await getRunner()).run({ exercise: id, source, all: true, show });
    if (!shown) throw new Error('That run did not come about.');
    return shown;
  }

  const runSection = createRunSection({
    section: parts.shownRun,
    title: parts.runTitle,
    timeline: parts.timeline,
    console: parts.runConsole,
    compare: parts.compare,
    timelines,
    solutionRun: async (index) => repeat(await solutionText(id), index),
  });
  const typeErrors = createTypeErrorLine(parts.typeErrors, (line) => void slot.goToLine(line));
  const outcome = createOutcome({
    meta,
    checks: parts.checks,
    failure: parts.failure,
    run: runSection,
    goToLine: (line) => void slot.goToLine(line),
    repeat: (index) => repeat(judgedCode, index),
    afterHints: () => others.askForSolution(),
  });
  const playground = createPlaygroundSlot({
    details: parts.playground,
    body: parts.playgroundBody,
    timelines,
    plannedRuns: () => collaborators.plannedRuns(id),
    source: (whose) => (whose === 'own' ? Promise.resolve(slot.getValue()) : solutionText(id)),
    async run(source, free) {
      if (isBusy(state)) throw new Error('Your code is being judged. Watch again when that is done.');
      return (await getRunner()).run({ exercise: id, source, free });
    },
  });

  /** The reader has solved it, or chosen to see how: nothing is given away any more. */
  function nothingToHide(): void {
    runSection.allowCompare(true);
    playground.allow();
  }

  function take(event: RunEvent): void {
    const before = state;
    state = next(state, event);
    if (state === before) return;
    root.dataset['phase'] = state.phase;
    root.toggleAttribute('data-stale', state.phase === 'judged' && state.stale);
    controls.show(state);
    if (event.type !== 'judged') return;
    typeErrors.show(state, slot.typeErrors());
    outcome.show(event.result);
    const { failure, verdict } = event.result.verdict;
    root.dataset['verdict'] = verdict;
    if (verdict === 'pass') nothingToHide();
    slot.markErrors(failure?.source ? [{ ...failure.source, message: failure.title }] : []);
  }

  async function judge(all = false): Promise<void> {
    if (isBusy(state)) return;
    take({ type: 'asked' });
    const code = slot.getValue();
    const work = await saved;
    await work.flush();
    const end = await runOnce(getRunner(), { exercise: id, source: code, all }, (runs, planned) =>
      take({ type: 'progressed', runs, planned }),
    );
    if (end.type === 'judged') judgedCode = code;
    take(end);
    if (end.type !== 'judged') return;
    await work.remember(attemptOf(end.result.verdict, code, meta.version));
    others.refresh();
  }

  const swap: TextSwap = createTextSwap({
    ...parts,
    starter,
    saved,
    getValue: () => slot.getValue(),
    setValue: (code) => slot.setValue(code),
  });

  const others: OtherTexts = createOtherTexts({
    ...parts,
    version: meta.version,
    starter,
    own: () => slot.getValue(),
    takeOver: (code) => void swap.put(code, 'restored'),
    listAttempts: async () => (await saved).attempts(),
    solution: () => solutionText(id),
    seenBefore: async () => (await saved).solutionSeen(),
    async seen() {
      await (await saved).markSolutionSeen();
      nothingToHide();
    },
    tell,
  });

  run.addEventListener('click', () => void judge());
  parts.rest.addEventListener('click', () => void judge(true));
  parts.cancel.addEventListener('click', () => void runner?.then((made) => made.cancel()));
  root.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.defaultPrevented) return;
    event.preventDefault();
    void judge();
  });
  root.addEventListener('timeline-moved', (event) => slot.lightLine(event.detail.source?.line ?? null));
  addEventListener('visibilitychange', () => void (document.visibilityState === 'hidden' && saved.then((work) => work.flush())));
  beforeReload(async () =>
    (await (await saved).lasts())
      ? undefined
      : `Your code for “${meta.title}” could not be saved. Copy it to a safe place, then reload the page yourself.`,
  );

  const before = slot.getValue();
  const work = await saved;
  const draft = await work.open();
  // What was typed while the draft was being read stays.
  if (slot.getValue() === before) slot.setValue(draft);
  swap.refresh();
  if ((await work.solutionSeen()) || standingOf(await work.attempts(), meta.version) === 'passed') nothingToHide();
  run.disabled = false;
}

declare global {
  interface HTMLElementEventMap {
    'timeline-moved': CustomEvent<{ readonly source?: { readonly line: number } }>;
  }
}
