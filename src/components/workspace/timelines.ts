import type { Timelines } from './run-section.ts';
import type { TimelineCompareElement } from './timeline-compare.ts';
import type { TimelineElement } from './timeline-view.ts';

/** Puts timelines into a host; their code is fetched when the first is drawn. */
export function createTimelines(): Timelines {
  return {
    async show(host, { run, trace }, record) {
      await import('./timeline-view.ts');
      const present = host.querySelector<TimelineElement>(':scope > timeline-view');
      const view = present ?? (host.ownerDocument.createElement('timeline-view') as TimelineElement);
      if (!present) host.replaceChildren(view);
      view.show(run, trace, record);
    },
    async compare(host, mine, other) {
      await import('./timeline-compare.ts');
      const view = host.ownerDocument.createElement('timeline-compare') as TimelineCompareElement;
      host.replaceChildren(view);
      view.compare(mine, other);
    },
  };
}
