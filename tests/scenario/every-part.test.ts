import { describe, expect, it } from 'vitest';
import { readScenario, runScenario, type Scenario } from '../../src/scenario/index.ts';
import { everyPart, hashes } from './every-part.ts';

function read(value: unknown): Scenario {
  const reading = readScenario(value);
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
  return reading.scenario;
}

describe('scenarios of every part', () => {
  it('have one hash each, however often they run', () => {
    const first = hashes();
    expect(new Set(Object.values(first)).size).toBe(Object.keys(everyPart).length);
    expect(hashes()).toEqual(first);
  });

  it.each(Object.entries(everyPart))('differ with another seed: %s', (_, value) => {
    const scenario = read(value);
    expect(runScenario(scenario, { seed: 1001 }).traceHash).not.toBe(runScenario(scenario, { seed: 1002 }).traceHash);
  });

  /** Records without the numbers that count over the whole world; causes become the cause's own distance among the kept records. */
  function recordsOf(scenario: Scenario, strangers: ReadonlySet<string>) {
    const { trace } = runScenario(scenario, { trace: true });
    if (!trace) throw new Error('no trace');
    const isStrange = (name: unknown) => typeof name === 'string' && strangers.has(name);
    const strangeCalls = new Set<number>();
    for (const record of trace.records) if (record.kind === 'call-sent' && isStrange(record.to)) strangeCalls.add(record.call);
    const kept = trace.records
      .map((record, number) => ({ record, number }))
      .filter(({ record }) => !isStrange(record.node) && !('call' in record && strangeCalls.has(record.call)));
    const place = new Map(kept.map(({ number }, index) => [number, index]));
    const calls = new Map<number, number>();
    return kept.map(({ record }) => {
      const cause = record.cause === null ? null : place.get(record.cause);
      if (!('call' in record)) return { ...record, cause };
      if (!calls.has(record.call)) calls.set(record.call, calls.size);
      return { ...record, cause, call: calls.get(record.call) };
    });
  }

  it.each(Object.entries(everyPart))('do not change when a stranger with a stream of its own is added: %s', (_, value) => {
    const scenario = read(value);
    const withStranger = read({
      ...(value as object),
      services: {
        ...scenario.services,
        stranger: { concurrency: 2, serviceTime: { kind: 'exponential', meanMs: 8 }, failureRate: 0.1 },
      },
      load: { ...scenario.load, crowd: { to: 'stranger', arrivals: { kind: 'poisson', ratePerS: 70 } } },
    });
    const strangers = new Set(['stranger', 'crowd']);
    const alone = recordsOf(scenario, strangers);
    expect(alone.length).toBeGreaterThan(1000);
    expect(recordsOf(withStranger, strangers)).toEqual(alone);
  });
});
