import type { Timelines } from './run-section.ts';
import type { TimelineCompareElement } from './timeline-compare.ts';
import type { TimelineElement } from './timeline-view.ts';

/** Puts timelines into a host; their code is fetched when the first is drawn. What is asked for last in a host is what it shows. */
export function createTimelines(): Timelines {
  const asked = new WeakMap<HTMLElement, object>();

  /** Loads the code, then waits for a task of its own: reading a long run must not lengthen the task that showed the verdict. */
  async function ready(host: HTMLElement, code: () => Promise<unknown>): Promise<boolean> {
    const mine = {};
    asked.set(host, mine);
    await code();
    await new Promise((resolve) => setTimeout(resolve));
    return asked.get(host) === mine;
  }

  return {
    async show(host, { run, trace }, record) {
      if (!(await ready(host, () => import('./timeline-view.ts')))) return;
      const present = host.querySelector<TimelineElement>(':scope > timeline-view');
      const view = present ?? (host.ownerDocument.createElement('timeline-view') as TimelineElement);
      if (!present) host.replaceChildren(view);
      view.show(run, trace, record);
    },
    async compare(host, mine, other) {
      if (!(await ready(host, () => import('./timeline-compare.ts')))) return;
      const view = host.ownerDocument.createElement('timeline-compare') as TimelineCompareElement;
      host.replaceChildren(view);
      view.compare(mine, other);
    },
  };
}
