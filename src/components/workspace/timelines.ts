import type { Timelines } from './run-section.ts';
import type { TimelineCompareElement } from './timeline-compare.ts';
import type { TimelineElement } from './timeline-view.ts';

/** Puts timelines into a host; their code is fetched when the first is drawn. What is asked for last in a host is what it shows. */
export function createTimelines(): Timelines {
  const asked = new WeakMap<HTMLElement, object>();

  /**
   * Loads the code, reads the run and draws it, each in a task of its own: a long run must not lengthen the task that showed the
   * verdict. Gives undefined where something else was asked for in the meantime.
   */
  async function reading<T, S>(host: HTMLElement, code: () => Promise<T>, read: (code: T) => S): Promise<S | undefined> {
    const mine = {};
    asked.set(host, mine);
    const loaded = await code();
    await aTask();
    if (asked.get(host) !== mine) return undefined;
    const result = read(loaded);
    await aTask();
    return asked.get(host) === mine ? result : undefined;
  }

  return {
    async show(host, { run, trace }, record) {
      const sequence = await reading(
        host,
        () => import('./timeline-view.ts'),
        ({ readSequence }) => readSequence(trace),
      );
      if (!sequence) return;
      const present = host.querySelector<TimelineElement>(':scope > timeline-view');
      const view = present ?? (host.ownerDocument.createElement('timeline-view') as TimelineElement);
      if (!present) host.replaceChildren(view);
      view.show(run, trace, record, sequence);
    },
    async compare(host, mine, other) {
      const loaded = await reading(
        host,
        () => import('./timeline-compare.ts'),
        () => true,
      );
      if (!loaded) return;
      const view = host.ownerDocument.createElement('timeline-compare') as TimelineCompareElement;
      host.replaceChildren(view);
      view.compare(mine, other);
    },
  };
}

function aTask(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}
