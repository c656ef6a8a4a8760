import { describe, expect, it } from 'vitest';
import { EventList } from '../../src/lab/event-list.ts';
import { createStream } from '../../src/lab/index.ts';

describe('the event list', () => {
  it('performs 50,000 entries with many ties in the order of (time, order of scheduling)', () => {
    const list = new EventList();
    const { uniform } = createStream(3, 'times');
    const entries = Array.from({ length: 50_000 }, (_, order) => ({ time: Math.floor(uniform() * 50), order }));
    const performed: { time: number; order: number }[] = [];
    for (const entry of entries) list.add(entry.time, (each) => void performed.push(each), entry);
    while (list.size > 0) list.perform();
    expect(performed).toEqual([...entries].sort((a, b) => a.time - b.time || a.order - b.order));
  });

  it('keeps its order while entries are cancelled at random', () => {
    const list = new EventList();
    const { uniform } = createStream(4, 'cancel');
    const open = new Map<number, { time: number; order: number }>();
    const performed: { time: number; order: number }[] = [];
    for (let order = 0; order < 20_000; order += 1) {
      const entry = { time: Math.floor(uniform() * 1000), order };
      open.set(
        list.add(entry.time, (each) => void performed.push(each), entry),
        entry,
      );
      if (uniform() < 0.5) {
        const handles = [...open.keys()];
        const handle = handles[Math.floor(uniform() * Math.min(handles.length, 50))]!;
        expect(list.cancel(handle)).toBe(true);
        expect(list.cancel(handle)).toBe(false);
        open.delete(handle);
      }
    }
    expect(list.size).toBe(open.size);
    while (list.size > 0) list.perform();
    expect(performed).toEqual([...open.values()].sort((a, b) => a.time - b.time || a.order - b.order));
  });

  it('does not cancel the entry that took the place of an old one', () => {
    const list = new EventList();
    const old = list.add(1, () => {}, undefined);
    list.perform();
    let performed = false;
    list.add(2, () => (performed = true), undefined);
    expect(list.cancel(old)).toBe(false);
    list.perform();
    expect(performed).toBe(true);
  });

  it('keeps its order, and cancels, while entries are scheduled for the very instant in which others are performed', () => {
    const list = new EventList();
    const { uniform } = createStream(5, 'present');
    const open = new Map<number, { time: number; order: number; handle: number }>();
    let order = 0;
    let nowUs = 0;
    let performed = 0;
    let cancelled = 0;
    const schedule = (): void => {
      const time = nowUs + (uniform() < 0.6 ? 0 : Math.floor(uniform() * 5));
      const entry = { time, order: order++, handle: 0 };
      entry.handle = list.add(time, perform, entry.order);
      open.set(entry.order, entry);
    };
    const perform = (number: number): void => {
      const first = [...open.values()].reduce((a, b) => (b.time < a.time || (b.time === a.time && b.order < a.order) ? b : a));
      expect(number).toBe(first.order);
      nowUs = first.time;
      performed += 1;
      open.delete(number);
      expect(list.cancel(first.handle)).toBe(false);
      const burst = uniform() < 0.05 ? 150 : Math.floor(uniform() * 3);
      for (let each = 0; each < burst && order < 6000; each += 1) schedule();
      for (const entry of open.values()) {
        if (uniform() > 0.02) continue;
        expect(list.cancel(entry.handle)).toBe(true);
        expect(list.cancel(entry.handle)).toBe(false);
        open.delete(entry.order);
        cancelled += 1;
      }
      expect(list.size).toBe(open.size);
    };
    for (let each = 0; each < 200; each += 1) schedule();
    while (list.earliest < Infinity) list.perform();
    expect(open.size).toBe(0);
    expect(performed).toBeGreaterThan(500);
    expect(cancelled).toBeGreaterThan(500);
  });
});
