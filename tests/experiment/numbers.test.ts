import { describe, expect, it } from 'vitest';
import { among, fill, keysIn, lookupIn, numbersOf, printFact, type Fact } from '../../src/experiment/index.ts';

const ms = (value: number): Fact => ({ value, unit: 'ms', decimals: 0 });
const lookup = lookupIn({
  facts: (id) => (id === 'chain' ? { p99: ms(268.4), 'p99.low': ms(250) } : undefined),
  quoted: (source) => (source === 'sre' ? { attempts: { value: 64, unit: '', decimals: 0 } } : undefined),
});

describe('a number for a reader', () => {
  it.each([
    [{ value: 268.4, unit: 'ms', decimals: 0 }, '268 ms'],
    [{ value: 63.397, unit: '%', decimals: 1 }, '63.4 %'],
    [{ value: 1800, unit: '', decimals: 0 }, '1800'],
    [{ value: 18_000, unit: '', decimals: 0 }, '18,000'],
    [{ value: 1_234_567.5, unit: 's', decimals: 1 }, '1,234,567.5 s'],
    [{ value: -0.25, unit: 'ms', decimals: 2 }, '−0.25 ms'],
  ])('%o is printed as %s', (fact, text) => {
    expect(printFact(fact)).toBe(text);
  });

  it('is found by its key: of an experiment, of a formula, of a source', () => {
    expect(printFact(lookup('chain.p99'))).toBe('268 ms');
    expect(printFact(lookup('chain.p99.low'))).toBe('250 ms');
    expect(printFact(lookup('cite:sre.attempts'))).toBe('64');
    expect(printFact(lookup('formula:availabilityOfAll(0.999, 5)'))).toBe('99.50 %');
    expect(printFact(lookup('formula:drainS(18000, 200, 150) / 60'))).toBe('6');
  });

  it.each([
    ['chain.p999', /no "p999" in chain. There are: p99\./],
    ['chains.p99', /no experiment and no worked example called "chains"/],
    ['cite:sres.attempts', /references.json has no source "sres"/],
    ['cite:sre.tries', /no "tries" in sre. There are: attempts/],
    ['p99', /no experiment and no worked example/],
  ])('that is not there (%s) is said so', (key, words) => {
    expect(() => lookup(key)).toThrow(words);
  });

  it('stands in a text in the place of its key, and does not break at the end of a line', () => {
    expect(fill('At {chain.p99}, not {chain.p99|bare}.', lookup)).toBe('At 268\u00a0ms, not 268.');
    expect(keysIn('At {chain.p99}, not {chain.p99|bare}.')).toEqual(['chain.p99', 'chain.p99']);
    expect(() => fill('{chain.p99|short}', lookup)).toThrow('expected {key} or {key|bare}');
  });
});

describe('the numbers of a worked example', () => {
  it('may name each other in any order; shares are printed as per cent', () => {
    const facts = numbersOf({
      slowPages: { is: 'atLeastOneSlow(slow, calls)', unit: '%', decimals: 1 },
      calls: { is: '100', unit: '', decimals: 0 },
      slow: { is: '0.01', unit: '%', decimals: 0 },
    });
    expect(Object.values(facts).map(printFact)).toEqual(['63.4 %', '100', '1 %']);
    expect(() => among(facts, 'The example')('widgets')).toThrow(
      'The example has no fact "widgets"; it has: slowPages, calls, slow.',
    );
  });

  it('may not go in a circle', () => {
    const one = { unit: '', decimals: 0 };
    expect(() => numbersOf({ a: { is: 'b + 1', ...one }, b: { is: 'a + 1', ...one } })).toThrow('"a" needs itself: a → b → a');
  });
});
