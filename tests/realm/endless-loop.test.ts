import { expect, test } from 'vitest';
import { watchLoops, type LoopWatch } from '../../src/realm/endless-loop.ts';

/** Goes round until the budget of 1000 is spent, and gives the loop that is then named. */
function namedBy(program: (at: (line: number) => void, loop: (line: number) => void) => void) {
  const watch: LoopWatch = watchLoops(1000);
  let rounds = 0;
  class Spent extends Error {
    readonly line: number;
    constructor(line: number) {
      super();
      this.line = line;
    }
  }
  const at = (line: number) => watch.watching && watch.entered(line, 1);
  const loop = (line: number) => {
    const { line: named } = watch.round(line, 1);
    rounds += 1;
    if (rounds > 1000) throw new Spent(named);
  };
  try {
    program(at, loop);
  } catch (error) {
    if (error instanceof Spent) return error.line;
    throw error;
  }
  return 'ended';
}

test('a loop by itself is named', () => {
  expect(
    namedBy((at, loop) => {
      at(4);
      for (;;) loop(4);
    }),
  ).toBe(4);
});

test('the loop that never ends is named, not the short ones in it or in what it calls', () => {
  expect(
    namedBy((at, loop) => {
      const short = (line: number) => {
        at(line);
        for (let n = 0; n < 20; n += 1) loop(line);
      };
      at(5);
      for (;;) {
        loop(5);
        short(1);
        short(6);
      }
    }),
  ).toBe(5);
});

test('a loop that never ends inside of one that does is named itself', () => {
  expect(
    namedBy((at, loop) => {
      at(1);
      for (let n = 0; n < 3; n += 1) {
        loop(1);
        at(2);
        for (;;) loop(2);
      }
    }),
  ).toBe(2);
});

test('of two loops that nobody is seen to enter, the one that goes round less often is named', () => {
  expect(
    namedBy((_, loop) => {
      for (;;) {
        loop(9);
        for (let n = 0; n < 3; n += 1) loop(2);
      }
    }),
  ).toBe(9);
});

test('where every loop is entered again and again, the busiest is named', () => {
  expect(
    namedBy((at, loop) => {
      const handler = (line: number, rounds: number) => {
        at(line);
        for (let n = 0; n < rounds; n += 1) loop(line);
      };
      for (let n = 0; n < 100; n += 1) {
        handler(1, 5);
        handler(2, 30);
      }
    }),
  ).toBe(2);
});
