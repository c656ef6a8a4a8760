import { describe, expect, it } from 'vitest';
import { createWorld, type Port } from '../../src/lab/index.ts';

describe('a lost answer of a store', () => {
  it('leaves the commit done and its asker waiting, and the trace says so', () => {
    const world = createWorld({ seed: 1 });
    const learnt: string[] = [];
    world.store('bank', {});
    world.host('a', {
      instantiate: () => ({}),
      handle: (_, __, port: Port) =>
        port
          .store('bank')
          .transaction((tx) => tx.put('accounts', 'ada', { cents: 7 }))
          .then(() => learnt.push('committed')),
    });
    world.client('c').call('a', 'first', null);
    world.client('c').call('a', 'second', null, { atMs: 10 });
    world.at(0, () => world.faults.loseReply('bank', 'a', { times: 1 }));
    const { records } = world.run(100);
    expect(world.rows('bank', 'accounts')).toEqual({ ada: { cents: 7 } });
    expect(learnt).toEqual(['committed']);
    const told = records.filter(({ kind }) => kind.startsWith('store-')).map(({ kind, at }) => `${at} ${kind}`);
    expect(told).toEqual(['0 store-committed', '0 store-answer-lost', '10 store-committed']);
    const lost = records.find(({ kind }) => kind === 'store-answer-lost');
    expect(records[lost?.cause ?? -1]?.kind).toBe('store-committed');
  });
});
