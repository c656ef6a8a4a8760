import type { RunDescription } from '../../lab/plan.ts';
import type { Trace } from '../../lab/trace/record.ts';
import type { Exercise } from '../../judge/exercise.ts';
import type { RunResult } from '../../runner/client.ts';
import { checkCard } from './check-card.ts';
import { failurePanel } from './failure-panel.ts';
import { fillHints, type Climbed } from './hint-block.ts';
import { mount } from './piece.ts';
import { runConsole } from './run-console.ts';

/** The element that draws a run, defined by `timeline-view.ts`. */
export interface TimelineView extends HTMLElement {
  show(run: RunDescription, trace: Trace, record?: number): void;
}

export interface OutcomeParts {
  readonly meta: Exercise;
  readonly checks: HTMLElement;
  readonly failure: HTMLElement;
  /** The section of the run, hidden until there is one. */
  readonly run: HTMLElement;
  readonly runTitle: HTMLElement;
  readonly runConsole: HTMLElement;
  readonly timeline: () => Promise<TimelineView>;
  goToLine(line: number): void;
}

/** Shows a result: the cards of the checks, what went wrong otherwise, and the run to look at. */
export function createOutcome(parts: OutcomeParts): { show(result: RunResult | undefined): void } {
  const { meta, run, ownerDocument: document } = { ...parts, ownerDocument: parts.run.ownerDocument };
  const climbed: Climbed = new Map();

  function showRun(shown: RunResult['shown'], record: number | undefined): void {
    run.hidden = shown === undefined;
    parts.runConsole.replaceChildren();
    if (!shown) return;
    const { fault, name, seed } = shown.run;
    parts.runTitle.textContent = [name, ...(fault && fault !== name ? [fault] : []), `seed ${seed}`].join(' · ');
    const console = runConsole(shown.trace);
    if (console) parts.runConsole.append(mount(console, document));
    parts.timeline().then(
      (view) => view.show(shown.run, shown.trace, record),
      (error: unknown) => void (parts.runTitle.textContent = `The timeline could not be loaded: ${String(error)}`),
    );
  }

  return {
    show(result) {
      const verdict = result?.verdict;
      const shown = result?.shown;
      const momentOf = (place: { readonly run?: RunDescription; readonly record?: number } | undefined) => {
        if (!place || !shown || place.run?.index !== shown.run.index || place.record === undefined) return undefined;
        const { record } = place;
        return () => {
          showRun(shown, record);
          run.scrollIntoView({ block: 'nearest' });
        };
      };
      const cards = meta.checks.map((check) => {
        const found = verdict?.checks.find(({ id }) => id === check.id);
        const card = mount(
          checkCard(check, found, { showMoment: momentOf(found), goToLine: (line) => parts.goToLine(line) }),
          document,
        );
        const hints = card.querySelector<HTMLElement>('.hints');
        if (hints) fillHints(hints, check.id, check.hints, climbed);
        return card;
      });
      parts.checks.replaceChildren(...cards);
      const failure = verdict?.failure;
      parts.failure.replaceChildren(
        ...(failure
          ? [
              mount(
                failurePanel(failure, (line) => parts.goToLine(line), momentOf(failure)),
                document,
              ),
            ]
          : []),
      );
      const firstFailing = verdict?.checks.find((check) => check.verdict === 'fail' && check.run?.index === shown?.run.index);
      showRun(shown, firstFailing?.record ?? failure?.record);
      bringIntoView(failure ? parts.failure : parts.checks.querySelector('[data-verdict="fail"]'));
    },
  };
}

/** Scrolls only where the reader could not see at all that something failed. */
function bringIntoView(element: Element | null): void {
  const view = element?.ownerDocument.defaultView;
  if (!element || !view) return;
  const roomPx = view.innerHeight - element.getBoundingClientRect().top;
  if (roomPx < 120) element.scrollIntoView({ block: 'end' });
}
