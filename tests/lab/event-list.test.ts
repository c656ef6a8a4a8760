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
});
