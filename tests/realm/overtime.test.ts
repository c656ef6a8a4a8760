import { expect, test } from 'vitest';
import { watchOvertime } from '../../src/realm/overtime.ts';

/** Comes past a mark every `stepMs` of a clock of its own, for 1500 ms. */
function work(stepMs: number) {
  let now = 100;
  let reads = 0;
  const told: string[] = [];
  const since = () => Math.round(now - 100);
  const overtime = watchOvertime({
    nowMs: () => {
      reads += 1;
      return now;
    },
    onSuspect: () => told.push(`suspect at ${since()}`),
    onLate: (line, column) => told.push(`late at ${since()}, ${line}:${column}`),
  });
  for (let passed = 0; now < 1600; passed += 1) {
    now += stepMs;
    overtime.pass(passed % 7, 1);
  }
  return { told, reads };
}

test.each([0.001, 0.5, 20, 150])('code that passes a mark every %f ms is noticed once before the clock ends it', (stepMs) => {
  const { told } = work(stepMs);
  expect(told.map((each) => each.replace(/\d.*/, ''))).toEqual(['suspect at ', 'late at ']);
  const [suspectMs, lateMs] = told.map((each) => Number(/\d+/.exec(each)?.[0]));
  expect(suspectMs).toBeLessThan(lateMs!);
  expect(lateMs).toBeLessThan(1500);
});

test('the clock is not read at every mark where they are many', () => {
  const { reads } = work(0.001);
  expect(reads).toBeLessThan(1_500_000 / 60);
});

test('quick code is never told of', () => {
  const told: string[] = [];
  const overtime = watchOvertime({ nowMs: () => 5, onSuspect: () => told.push('suspect'), onLate: () => told.push('late') });
  for (let n = 0; n < 10_000; n += 1) overtime.pass(1, 1);
  expect(told).toEqual([]);
});
