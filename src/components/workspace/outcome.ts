import type { Exercise } from '../../judge/exercise.ts';
import type { RunResult } from '../../runner/client.ts';
import { checkCard } from './check-card.ts';
import { failurePanel } from './failure-panel.ts';
import { fillHints, type Climbed } from './hint-block.ts';
import { mount } from './piece.ts';
import type { RunSection, ShownRun } from './run-section.ts';

export interface OutcomeParts {
  readonly meta: Exercise;
  readonly checks: HTMLElement;
  readonly failure: HTMLElement;
  readonly run: RunSection;
  goToLine(line: number): void;
  /** Repeats a run of the code that was judged: the same seed gives the same run. */
  repeat(index: number): Promise<ShownRun>;
  /** Leads on from the last hint of a check. */
  afterHints(): void;
}

/** A place in a run: of a failed check, or of what ended the judging. */
interface Moment {
  readonly run?: { readonly index: number };
  readonly record?: number;
}

/** Shows a result: the cards of the checks, what went wrong otherwise, and the run to look at. */
export function createOutcome(parts: OutcomeParts): { show(result: RunResult): void } {
  const { meta, checks, failure: failureHost, run, goToLine, repeat } = parts;
  const { ownerDocument: document } = checks;
  const climbed: Climbed = new Map();

  async function showMoment(index: number, record: number, shown: ShownRun | undefined): Promise<void> {
    await run.show(shown?.run.index === index ? shown : await repeat(index), record);
    run.goThere();
  }

  return {
    show({ verdict, shown }) {
      const momentOf = (moment: Moment | undefined) => {
        const { run: at, record } = moment ?? {};
        return at && record !== undefined ? () => void showMoment(at.index, record, shown) : undefined;
      };
      const cards = meta.checks.map((check) => {
        const found = verdict.checks.find(({ id }) => id === check.id);
        const card = mount(
          checkCard(check, found, { showMoment: momentOf(found), goToLine, planned: verdict.planned }),
          document,
        );
        const hints = card.querySelector<HTMLElement>('.hints');
        if (hints) fillHints(hints, check.id, check.hints, climbed, () => parts.afterHints());
        return card;
      });
      checks.replaceChildren(...cards);
      const { failure } = verdict;
      failureHost.replaceChildren(...(failure ? [mount(failurePanel(failure, goToLine, momentOf(failure)), document)] : []));
      const firstFailing = verdict.checks.find((check) => check.verdict === 'fail' && check.run?.index === shown?.run.index);
      void run.show(shown, firstFailing?.record ?? failure?.record);
      bringIntoView(failure ? failureHost : checks.querySelector('[data-verdict="fail"]'));
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
