import type { RunDescription } from '../../lab/plan.ts';
import type { Trace } from '../../lab/trace/record.ts';
import type { TimelineElement, TimelineMoved } from './timeline-view.ts';
import './timeline-view.ts';

/** One side of a comparison. */
export interface ComparedRun {
  /** Whose run it is: "Your run", "The solution's run". */
  readonly title: string;
  readonly run: RunDescription;
  readonly trace: Trace;
  /** Where it opens; default its end. */
  readonly record?: number;
}

/**
 * `<timeline-compare>`: two runs of the same plan side by side, held at the same virtual time. Only the left one, the reader's
 * own, tells the page where it is: the right one's code is not in the editor.
 */
class TimelineCompareElement extends HTMLElement {
  compare(mine: ComparedRun, other: ComparedRun): void {
    const left = this.#side(mine);
    const right = this.#side(other);
    this.replaceChildren(left.section, right.section);
    left.view.addEventListener('timeline-moved', (event) => right.view.showTime(movedOf(event).at));
    right.view.addEventListener('timeline-moved', (event) => {
      event.stopPropagation();
      left.view.showTime(movedOf(event).at);
    });
    right.view.show(other.run, other.trace, other.record);
    left.view.show(mine.run, mine.trace, mine.record);
  }

  #side({ title }: ComparedRun): { section: HTMLElement; view: TimelineElement } {
    const section = this.ownerDocument.createElement('section');
    const heading = this.ownerDocument.createElement('h3');
    heading.className = 'label';
    heading.textContent = title;
    section.setAttribute('aria-label', title);
    const view = this.ownerDocument.createElement('timeline-view') as TimelineElement;
    view.setAttribute('label', title);
    section.append(heading, view);
    return { section, view };
  }
}

function movedOf(event: Event): TimelineMoved {
  // The only events of this name are those of timeline-view.
  return (event as CustomEvent<TimelineMoved>).detail;
}

customElements.define('timeline-compare', TimelineCompareElement);

export type { TimelineCompareElement };
