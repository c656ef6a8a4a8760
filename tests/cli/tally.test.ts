import { describe, expect, it } from 'vitest';
import { sumOfPlaywright, sumOfVitest } from '../../src/cli/tally.ts';

describe('the tally of a test step', () => {
  it('counts pending and todo tests of Vitest as skipped', () => {
    expect(sumOfVitest({ numPassedTests: 7, numFailedTests: 2, numPendingTests: 1, numTodoTests: 3 })).toEqual({
      passed: 7,
      failed: 2,
      skipped: 4,
    });
  });

  it('counts a flaky browser test as failed', () => {
    expect(sumOfPlaywright({ stats: { expected: 5, unexpected: 1, flaky: 2, skipped: 0 } })).toEqual({
      passed: 5,
      failed: 3,
      skipped: 0,
    });
  });

  it('refuses a report of another form instead of counting nothing', () => {
    expect(() => sumOfVitest({})).toThrow();
    expect(() => sumOfPlaywright({ stats: {} })).toThrow();
  });
});
