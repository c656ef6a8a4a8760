import { describe, expect, it } from 'vitest';
import { createWorld, type QueueSpec, type World } from '../../src/lab/index.ts';

function published(spec: QueueSpec, prepare: (world: World) => void) {
  const world = createWorld({ seed: 1 });
  world.queue('mail', spec);
  prepare(world);
  const { records } = world.run(1000);
  const of = (kind: string) => records.flatMap((record) => ('message' in record && record.kind === kind ? [record.message] : []));
  return { queued: of('message-queued'), rejected: of('message-rejected'), records };
}

describe('a queue', () => {
  it('refuses what it can never take, and takes the rest', () => {
    const refuses: QueueSpec['refuses'] = ({ body }) => (body === 'poison' ? 'breaks the schema' : undefined);
    const { queued, rejected, records } = published({ refuses }, (world) => {
      for (const [atMs, body] of ['a', 'poison', 'b'].entries()) world.client('c').publish('mail', body, { atMs });
    });
    expect([queued, rejected]).toEqual([[0, 2], [1]]);
    expect(records.find(({ kind }) => kind === 'publish-failed')).toMatchObject({
      error: { status: 400, message: 'breaks the schema' },
    });
  });

  it('that fails refuses as many as it was told, or all until it recovers', () => {
    const send = (world: World) => {
      for (let atMs = 0; atMs < 5; atMs += 1) world.client('c').publish('mail', null, { atMs });
    };
    const down = { status: 503, message: 'no leader' };
    const twice = published({}, (world) => {
      world.at(0, () => world.faults.fail('mail', { ...down, times: 2 }));
      send(world);
    });
    expect(twice.rejected).toEqual([0, 1]);
    const until = published({}, (world) => {
      world.at(0, () => world.faults.fail('mail', down));
      world.at(2.5, () => world.faults.recover('mail'));
      send(world);
    });
    expect([until.rejected, until.queued]).toEqual([
      [0, 1, 2],
      [3, 4],
    ]);
    expect(until.records.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['fault-began', 'fault-ended']));
  });
});

describe('a commit from outside', () => {
  it('writes rows at once, deletes those that are undefined, and is in the trace', () => {
    const world = createWorld({ seed: 1 });
    world.store('shop', { rows: { outbox: { '1': { event: 'old' } } } });
    world.at(5, () => world.commit('shop', { outbox: { '1': undefined, '2': { event: 'new' } } }));
    const { records } = world.run(10);
    expect(world.rows('shop', 'outbox')).toEqual({ '2': { event: 'new' } });
    expect(records).toMatchObject([
      {
        kind: 'store-committed',
        at: 5,
        node: 'shop',
        writes: [
          { table: 'outbox', key: '1', before: { event: 'old' } },
          { table: 'outbox', key: '2', after: { event: 'new' } },
        ],
      },
    ]);
  });
});
