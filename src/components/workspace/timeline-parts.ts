import { part } from '../page/part.ts';
import { mount, piece } from './piece.ts';

/** The elements of one timeline, by what they are for. */
export interface TimelineParts {
  readonly root: HTMLElement;
  readonly range: HTMLInputElement;
  readonly previous: HTMLButtonElement;
  readonly next: HTMLButtonElement;
  readonly position: HTMLElement;
  readonly now: HTMLElement;
  readonly zoom: HTMLSelectElement;
  readonly zoomRow: HTMLElement;
  readonly stage: HTMLElement;
  readonly head: HTMLElement;
  readonly picture: HTMLElement;
  readonly caption: HTMLElement;
  readonly legend: HTMLElement;
  readonly listBox: HTMLDetailsElement;
  readonly list: HTMLOListElement;
  readonly copy: HTMLButtonElement;
  readonly download: HTMLButtonElement;
  readonly said: HTMLElement;
  readonly text: HTMLTextAreaElement;
}

/** Builds an empty timeline. `label` tells several on one page apart. */
export function buildTimeline(document: Document, label: string): TimelineParts {
  const button = (part: string, text: string, name?: string) =>
    piece('button', { type: 'button', class: 'button quiet', 'data-timeline': part, 'aria-label': name }, text);
  const root = mount(
    piece(
      'div',
      { class: 'timeline' },
      piece(
        'div',
        { class: 'timeline-bar' },
        button('previous', '◀', 'Previous event'),
        piece('input', { type: 'range', 'data-timeline': 'range', min: '0', step: '1', 'aria-label': `Events of ${label}` }),
        button('next', '▶', 'Next event'),
        piece('span', { class: 'timeline-position figures', 'data-timeline': 'position' }),
      ),
      piece('p', { class: 'timeline-now', 'data-timeline': 'now' }),
      piece(
        'p',
        { class: 'timeline-zoom', 'data-timeline': 'zoomRow' },
        piece('label', {}, 'Show ', piece('select', { 'data-timeline': 'zoom' })),
      ),
      piece(
        'div',
        {
          class: 'timeline-stage',
          'data-timeline': 'stage',
          tabindex: '0',
          role: 'group',
          'aria-label': `Sequence diagram of ${label}`,
        },
        piece('div', { class: 'timeline-head', 'data-timeline': 'head' }),
        piece('div', { class: 'timeline-picture', 'data-timeline': 'picture' }),
      ),
      piece('p', { class: 'timeline-caption', 'data-timeline': 'caption' }),
      piece('ul', { class: 'timeline-legend', 'data-timeline': 'legend', 'aria-label': 'Signs' }),
      piece(
        'details',
        { class: 'timeline-list', 'data-timeline': 'listBox' },
        piece('summary', {}, 'Every event as a sentence'),
        piece('ol', { 'data-timeline': 'list', tabindex: '0', 'aria-label': `Events of ${label}` }),
      ),
      piece(
        'div',
        { class: 'timeline-take' },
        button('copy', 'Copy as Mermaid'),
        button('download', 'Download the trace'),
        piece('span', { role: 'status', 'data-timeline': 'said' }),
      ),
      piece('textarea', {
        class: 'field',
        'data-timeline': 'text',
        readonly: true,
        hidden: true,
        rows: '6',
        'aria-label': 'The run as Mermaid text',
      }),
    ),
    document,
  );
  const named = <E extends Element>(name: string, type: new () => E): E => part(root, `[data-timeline="${name}"]`, type);
  return {
    root,
    range: named('range', HTMLInputElement),
    previous: named('previous', HTMLButtonElement),
    next: named('next', HTMLButtonElement),
    position: named('position', HTMLElement),
    now: named('now', HTMLElement),
    zoom: named('zoom', HTMLSelectElement),
    zoomRow: named('zoomRow', HTMLElement),
    stage: named('stage', HTMLElement),
    head: named('head', HTMLElement),
    picture: named('picture', HTMLElement),
    caption: named('caption', HTMLElement),
    legend: named('legend', HTMLElement),
    listBox: named('listBox', HTMLDetailsElement),
    list: named('list', HTMLOListElement),
    copy: named('copy', HTMLButtonElement),
    download: named('download', HTMLButtonElement),
    said: named('said', HTMLElement),
    text: named('text', HTMLTextAreaElement),
  };
}
