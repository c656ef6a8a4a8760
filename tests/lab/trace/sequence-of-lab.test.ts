import { expect, test } from 'vitest';
import { constant, createWorld, type World } from '../../../src/lab/index.ts';
import type { Arrow } from '../../../src/lab/trace/sequence-model.ts';
import { readSequence } from '../../../src/lab/trace/sequence.ts';

/** Runs a world of the lab with one link that takes 5 ms each way, and reads it. */
function read(build: (world: World) => void, untilMs = 10_000) {
  const world = createWorld({ seed: 1 });
  world.link('shop', 'pay', { latency: constant(5) });
  world.link('pay', 'shop', { latency: constant(5) });
  build(world);
  const sequence = readSequence(world.run(untilMs));
  const arrows = (what: Arrow['what']) =>
    sequence.items.filter((item): item is Arrow => item.type === 'arrow' && item.what === what);
  return { ...sequence, arrows };
}

test('a call through the lab has both ends, its work and its reply', () => {
  const { arrows, items, lifelines } = read((world) => {
    world.service('pay', { serviceTime: constant(40) });
    world.client('shop').call('pay', 'charge', { amount: 40 });
  });
  expect(lifelines).toEqual([
    { name: 'shop', kind: 'client' },
    { name: 'pay', kind: 'service' },
  ]);
  expect(arrows('call')).toMatchObject([{ sentAt: 0, end: { how: 'arrived', at: 5 } }]);
  expect(items.find((item) => item.type === 'span')).toMatchObject({ what: 'busy', from: 5, until: 45 });
  expect(arrows('reply')).toMatchObject([{ sentAt: 45, end: { how: 'arrived', at: 50 }, tone: 'plain' }]);
});

test('a reply that finds nobody waiting is late, wherever it was when the caller gave up', () => {
  for (const timeoutMs of [30, 48]) {
    const { arrows, items } = read((world) => {
      world.service('pay', { serviceTime: constant(40) });
      world.client('shop').call('pay', 'charge', null, { timeoutMs });
    });
    expect(arrows('reply')).toMatchObject([{ tone: 'late', end: { how: 'lost' } }]);
    expect(items.some((item) => item.type === 'mark' && item.what === 'timed-out' && item.at === timeoutMs)).toBe(true);
  }
});

test('each fault of the lab is told in words and stands on its lifelines', () => {
  const { items } = read((world) => {
    world.service('pay', {});
    const { faults } = world;
    world.at(1, () => faults.slow('pay', { addMs: 200 }));
    world.at(2, () => faults.recover('pay'));
    world.at(3, () => faults.hang('pay'));
    world.at(4, () => faults.recover('pay'));
    world.at(5, () => faults.fail('pay', { status: 503, message: 'no' }));
    world.at(6, () => faults.recover('pay'));
    world.at(7, () => faults.partition('shop', 'pay'));
    world.at(8, () => faults.repair('shop', 'pay'));
    world.at(9, () => faults.hold('shop', 'pay'));
    world.at(10, () => faults.release('shop', 'pay'));
    world.at(11, () => faults.loseReply('pay', 'shop', { times: 1 }));
    world.client('shop').call('pay', 'charge', null, { atMs: 12 });
  });
  const bands = items.filter((item) => item.type === 'band');
  expect(bands.map(({ label, from, until, lifelines }) => [label, from, until, lifelines.length])).toEqual([
    ['pay is slow: service time + 200 ms', 1, 2, 1],
    ['pay hangs', 3, 4, 1],
    ['pay answers with an error 503', 5, 6, 1],
    ['shop and pay are cut off from each other', 7, 8, 2],
    ['what shop and pay send each other is held', 9, 10, 2],
    ['the next reply from pay to shop is lost', 11, 17, 2],
  ]);
});

test('waiting, refusal, loss and a crash of the lab are all found', () => {
  const { items, arrows } = read((world) => {
    world.service('pay', { concurrency: 1, queueCapacity: 1, serviceTime: constant(40) });
    const shop = world.client('shop');
    for (const atMs of [0, 1, 2]) shop.call('pay', 'charge', null, { atMs });
    world.at(60, () => world.faults.crash('pay'));
    world.at(100, () => world.faults.restart('pay'));
    world.at(110, () => world.faults.partition('shop', 'pay'));
    shop.call('pay', 'charge', null, { atMs: 120 });
  });
  const spans = items.filter((item) => item.type === 'span').map(({ what, from, until }) => [what, from, until]);
  expect(spans).toEqual(
    expect.arrayContaining([
      ['waiting', 6, 45],
      ['busy', 45, 60],
      ['down', 60, 100],
    ]),
  );
  expect(items.some((item) => item.type === 'mark' && item.what === 'rejected')).toBe(true);
  expect(arrows('call').at(-1)?.end.how).toBe('lost');
});
