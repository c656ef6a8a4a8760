import type { RunDescription } from '../../lab/plan.ts';
import type { SourcePosition, Trace } from '../../lab/trace/record.ts';
import { lineOf, readSequence, sequenceFigure, type Sequence, type SequenceFigure } from '../../figure/sequence.ts';
import { legendOf } from './timeline-legend.ts';
import { buildTimeline, type TimelineParts } from './timeline-parts.ts';
import { sourceOfRecord } from './timeline-source.ts';
import { takeAway } from './timeline-take.ts';
import { recordAfterKey, windowAround, zoomSteps, type RecordWindow } from './timeline-window.ts';
import './timeline.css';

/** What `timeline-moved` carries: the current record, when it happened, and where in the learner's code it began. */
export interface TimelineMoved {
  readonly record: number;
  readonly at: number;
  readonly source?: SourcePosition;
}

interface Shown {
  readonly run: RunDescription;
  readonly trace: Trace;
  readonly sequence: Sequence;
}

/**
 * `<timeline-view>`: a run as a sequence diagram to go through event by event. Attribute `label` names it among several.
 * Fires `timeline-moved` (bubbling, `TimelineMoved`) when the current record changes.
 */
class TimelineElement extends HTMLElement {
  #parts: TimelineParts | undefined;
  #shown: Shown | undefined;
  #record = 0;
  #window: RecordWindow | undefined;
  #figure: SequenceFigure | undefined;
  #drawn = '';
  #resized: ResizeObserver | undefined;

  connectedCallback(): void {
    this.#ready();
    const stage = this.#ready().stage;
    this.#resized = new ResizeObserver(() => this.#draw());
    this.#resized.observe(stage);
  }

  disconnectedCallback(): void {
    this.#resized?.disconnect();
  }

  /** Shows a run, opened at `record`; without one, at its end. `sequence` is the run as it was read before. */
  show(run: RunDescription, trace: Trace, record?: number, sequence: Sequence = readSequence(trace)): void {
    this.#shown = { run, trace, sequence };
    this.#window = undefined;
    this.#drawn = '';
    const parts = this.#ready();
    const total = trace.records.length;
    parts.range.max = String(Math.max(0, total - 1));
    this.#offerZoom(total);
    parts.legend.replaceChildren(...legendOf(this.#shown.sequence).map((entry) => this.#legendItem(entry)));
    parts.said.textContent = '';
    parts.text.hidden = true;
    this.#go(record ?? total - 1, { spoken: true });
  }

  /** Goes to the last event that has happened at a virtual time, without telling anybody: two runs can be held in step. */
  showTime(at: number): void {
    const events = this.#shown?.sequence.events ?? [];
    const record = events.findLast((event) => event.at <= at)?.record ?? 0;
    if (record !== this.#record) this.#go(record, { quiet: true, spoken: true });
  }

  #ready(): TimelineParts {
    if (this.#parts) return this.#parts;
    const parts = buildTimeline(this.ownerDocument, this.getAttribute('label') ?? 'the run');
    this.#parts = parts;
    parts.range.addEventListener('input', () => this.#go(Number(parts.range.value), { spoken: true }));
    parts.previous.addEventListener('click', () => this.#go(this.#record - 1));
    parts.next.addEventListener('click', () => this.#go(this.#record + 1));
    parts.zoom.addEventListener('change', () => this.#draw());
    parts.listBox.addEventListener('toggle', () => this.#list());
    parts.picture.addEventListener('click', (event) => this.#clicked(event));
    parts.stage.addEventListener('keydown', (event) => {
      const total = this.#shown?.trace.records.length ?? 0;
      const target = event.ctrlKey || event.metaKey || event.altKey ? undefined : recordAfterKey(event.key, this.#record, total);
      if (target === undefined) return;
      event.preventDefault();
      this.#go(target);
    });
    takeAway(parts, () => this.#shown);
    this.replaceChildren(parts.root);
    return parts;
  }

  /** @param o.spoken a screen reader hears of this move otherwise, or need not */
  #go(target: number, o: { readonly quiet?: boolean; readonly spoken?: boolean } = {}): void {
    const shown = this.#shown;
    if (!shown) return;
    const parts = this.#ready();
    const total = shown.trace.records.length;
    this.#record = Math.min(Math.max(0, target), Math.max(0, total - 1));
    const event = shown.sequence.events[this.#record];
    const source = sourceOfRecord(shown.sequence, this.#record);
    const told = event ? lineOf(event).text : 'Nothing happened in this run.';
    parts.range.value = String(this.#record);
    parts.range.setAttribute('aria-valuetext', `Event ${this.#record + 1} of ${total}: ${told}`);
    parts.range.disabled = total < 2;
    parts.previous.disabled = this.#record <= 0;
    parts.next.disabled = this.#record >= total - 1;
    parts.position.textContent = total === 0 ? '' : `${this.#record + 1} of ${total}`;
    parts.now.setAttribute('aria-live', o.spoken ? 'off' : 'polite');
    parts.now.textContent = `${told.charAt(0).toUpperCase()}${told.slice(1)}${source ? ` (line ${source.line})` : ''}`;
    this.#draw();
    this.#reveal();
    if (o.quiet || !event) return;
    const detail: TimelineMoved = { record: this.#record, at: event.at, ...(source ? { source } : {}) };
    this.dispatchEvent(new CustomEvent('timeline-moved', { bubbles: true, detail }));
  }

  #draw(): void {
    const shown = this.#shown;
    const parts = this.#ready();
    const width = Math.floor(parts.stage.clientWidth);
    if (!shown || width < 1) return;
    const size = Number(parts.zoom.value) || Infinity;
    const window = windowAround(this.#record, shown.trace.records.length, size, this.#window);
    // Drawing does not change the width, and a resize that changes nothing must not draw again.
    const drawn = [width, window.first, window.last, this.#record, shown.trace.seed, shown.run.index].join(' ');
    if (drawn === this.#drawn && this.#figure) return;
    this.#drawn = drawn;
    this.#window = window;
    this.#figure = sequenceFigure(shown.sequence, { width, window }, { record: this.#record });
    parts.picture.innerHTML = this.#figure.svg;
    parts.head.innerHTML = this.#figure.headSvg;
    parts.caption.textContent = this.#figure.caption;
    this.#list();
  }

  /** Only what is drawn is listed, and only while the list is open. */
  #list(): void {
    const { list, listBox } = this.#ready();
    if (!listBox.open || !this.#shown || !this.#window) return;
    const { first, last } = this.#window;
    list.start = first + 1;
    const lines = this.#shown.sequence.events.slice(first, last + 1).map((event) => {
      const line = lineOf(event);
      const item = this.ownerDocument.createElement('li');
      item.textContent = line.text;
      if (line.record === this.#record) item.setAttribute('aria-current', 'true');
      return item;
    });
    list.replaceChildren(...lines);
  }

  #clicked(event: MouseEvent): void {
    const { picture } = this.#ready();
    const y = event.clientY - picture.getBoundingClientRect().top;
    const group = event.target instanceof Element ? event.target.closest('[data-record]') : null;
    const item = this.#shown?.sequence.items.find(
      (candidate) => String(candidate.records[0]) === group?.getAttribute('data-record'),
    );
    const rows = this.#figure?.rows ?? [];
    const near = item ? rows.filter((row) => item.records.includes(row.record)) : rows;
    const nearest = near.reduce<(typeof rows)[number] | undefined>(
      (best, row) => (best && Math.abs(best.y - y) <= Math.abs(row.y - y) ? best : row),
      undefined,
    );
    if (nearest) this.#go(nearest.record);
  }

  /** Brings the current event into the stage where the stage scrolls; the page itself stays where it is. */
  #reveal(): void {
    const { stage, head } = this.#ready();
    const y = this.#figure?.rows.find((row) => row.record === this.#record)?.y;
    if (y === undefined) return;
    const top = stage.scrollTop + head.offsetHeight + 24;
    const bottom = stage.scrollTop + stage.clientHeight - 48;
    if (y >= top && y <= bottom) return;
    const calm = this.ownerDocument.defaultView?.matchMedia('(prefers-reduced-motion: reduce)').matches;
    stage.scrollTo({ top: y - stage.clientHeight / 2, behavior: calm ? 'instant' : 'smooth' });
  }

  #offerZoom(total: number): void {
    const { zoom, zoomRow } = this.#ready();
    const steps = zoomSteps.filter((step) => step < total);
    zoomRow.hidden = steps.length === 0;
    const option = (value: string, text: string): HTMLOptionElement => {
      const made = this.ownerDocument.createElement('option');
      made.value = value;
      made.textContent = text;
      return made;
    };
    zoom.replaceChildren(
      ...steps.map((step) => option(String(step), `${step} events around the current one`)),
      option('', `all ${total} events`),
    );
    zoom.value = total > (zoomSteps[1] ?? 0) ? String(zoomSteps[0]) : '';
  }

  #legendItem(entry: { readonly svg: string; readonly meaning: string }): HTMLLIElement {
    const item = this.ownerDocument.createElement('li');
    item.innerHTML = entry.svg;
    item.append(entry.meaning);
    return item;
  }
}

customElements.define('timeline-view', TimelineElement);

export { readSequence };
export type { TimelineElement };
