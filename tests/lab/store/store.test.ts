import { describe, expect, it } from 'vitest';
import {
  constant,
  createWorld,
  crashSweep,
  type CrashPlace,
  type Port,
  type StorePort,
  type StoreSpec,
  type World,
} from '../../../src/lab/index.ts';
import { recordsOf } from '../records.ts';

/** A host `h` with a store `db`; each entry of `work` is one request, at its time. */
function storeWorld(
  spec: StoreSpec,
  work: readonly { readonly atMs: number; readonly do: (db: StorePort, port: Port) => unknown }[],
  prepare: (world: World) => void = () => {},
  crash?: CrashPlace,
): { run: () => ReturnType<World['run']>; answers: unknown[]; world: World } {
  const world = createWorld({ seed: 1, ...(crash ? { crash: { ...crash, restartAfterMs: 50 } } : {}) });
  world.store('db', spec);
  const answers: unknown[] = [];
  world.host('h', {
    instantiate: () => ({}),
    handle: (_, { body }, port) => work[body as number]!.do(port.store('db'), port),
  });
  prepare(world);
  work.forEach(({ atMs }, n) => world.client('u').call('h', 'do', n, { atMs }));
  return {
    world,
    answers,
    run() {
      const trace = world.run(10_000);
      for (const { node, outcome } of recordsOf(trace, 'reply-arrived'))
        if (node === 'u') answers.push(outcome.ok ? outcome.value : outcome.error.name);
      return trace;
    },
  };
}

describe('a store', () => {
  it('commits all that a transaction wrote, or nothing when it throws', () => {
    const { run, world, answers } = storeWorld({}, [
      {
        atMs: 0,
        do: (db) =>
          db.transaction((tx) => {
            tx.insert('orders', 'o1', { cents: 5 });
            tx.insert('outbox', '1', { order: 'o1' });
          }),
      },
      {
        atMs: 10,
        do: (db) =>
          db.transaction((tx) => {
            tx.insert('orders', 'o2', { cents: 7 });
            throw new RangeError('no');
          }),
      },
    ]);
    const trace = run();
    expect([world.rows('db', 'orders'), world.rows('db', 'outbox')]).toEqual([{ o1: { cents: 5 } }, { 1: { order: 'o1' } }]);
    expect(answers).toEqual([undefined, 'RangeError']);
    expect(recordsOf(trace, 'store-committed')).toMatchObject([{ node: 'h', writes: [{ key: 'o1' }, { key: '1' }] }]);
    expect(recordsOf(trace, 'store-aborted')).toHaveLength(1);
  });

  it('lets a transaction see its own writes, and others not before the commit', () => {
    const seen: unknown[] = [];
    const { run } = storeWorld({ latency: constant(10) }, [
      {
        atMs: 0,
        do: (db) =>
          db.transaction((tx) => {
            tx.put('t', 'k', 'new');
            return tx.get('t', 'k').then((value: unknown) => seen.push(['own', value]));
          }),
      },
      { atMs: 5, do: (db) => db.get('t', 'k').then((value: unknown) => seen.push(['other', value])) },
      { atMs: 50, do: (db) => db.get('t', 'k').then((value: unknown) => seen.push(['later', value])) },
    ]);
    run();
    expect(seen).toEqual([
      ['own', 'new'],
      ['other', undefined],
      ['later', 'new'],
    ]);
  });

  it('refuses the second insert of a key, however close the first is', () => {
    const insert = { atMs: 0, do: (db: StorePort) => db.transaction((tx) => tx.insert('keys', 'k1', 1)) };
    const { run, answers } = storeWorld({ latency: constant(10) }, [insert, insert]);
    run();
    expect(answers).toEqual([undefined, 'UniqueViolation']);
  });

  it('refuses a value that a unique column already has', () => {
    const insert = (key: string) => ({
      atMs: 0,
      do: (db: StorePort) => db.transaction((tx) => tx.insert('payments', key, { order: 'o1' })),
    });
    const { run, answers } = storeWorld({ unique: { payments: ['order'] } }, [insert('p1'), insert('p2')]);
    run();
    expect(answers).toEqual([undefined, 'UniqueViolation']);
  });

  const addOne = (db: StorePort) =>
    db.transaction((tx) => tx.get('t', 'n').then((n: unknown) => tx.put('t', 'n', Number(n) + 1)));

  it('aborts one of two transactions that change what both have read, and loses an update where it is told not to look', () => {
    const outcome = (isolation: 'serializable' | 'read-committed') => {
      const { run, answers, world } = storeWorld({ latency: constant(10), isolation, rows: { t: { n: 0 } } }, [
        { atMs: 0, do: addOne },
        { atMs: 1, do: addOne },
      ]);
      run();
      return [answers, world.rows('db', 't')['n']];
    };
    expect(outcome('serializable')).toEqual([[undefined, 'SerializationFailure'], 1]);
    expect(outcome('read-committed')).toEqual([[undefined, undefined], 1]);
  });

  it('shows a commit to the replica later', () => {
    const { run, answers } = storeWorld({ replicaLag: constant(100) }, [
      { atMs: 0, do: (db) => db.transaction((tx) => tx.put('t', 'k', 'v')) },
      { atMs: 50, do: (db) => db.get('t', 'k', { replica: true }) },
      { atMs: 50, do: (db) => db.get('t', 'k') },
      { atMs: 150, do: (db) => db.get('t', 'k', { replica: true }) },
    ]);
    run();
    expect(answers).toEqual([undefined, undefined, 'v', 'v']);
  });

  it('gives numbers in order, but a late commit shows a lower number after a higher one', () => {
    const seen: unknown[] = [];
    const add = (db: StorePort) => db.transaction((tx) => tx.insert('outbox', String(tx.nextNumber('outbox')), 'event'));
    const { run } = storeWorld(
      { latency: constant(1) },
      [
        { atMs: 10, do: add },
        { atMs: 20, do: add },
        { atMs: 50, do: (db) => db.list('outbox').then((rows: unknown) => seen.push(rows)) },
        { atMs: 200, do: (db) => db.list('outbox', { after: '2' }).then((rows: unknown) => seen.push(rows)) },
        { atMs: 200, do: (db) => db.list('outbox').then((rows: unknown) => seen.push(rows)) },
      ],
      (world) => world.faults.commitLate('db', { delayMs: 100, times: 1 }),
    );
    run();
    expect(seen).toEqual([
      [['2', 'event']],
      [],
      [
        ['2', 'event'],
        ['1', 'event'],
      ],
    ]);
  });

  it('keeps what was committed through a crash of its client, and never half of it', () => {
    const build = (crash: CrashPlace | undefined) =>
      storeWorld(
        { latency: constant(5) },
        [
          {
            atMs: 0,
            do: (db) =>
              db.transaction((tx) =>
                tx.get('t', 'a').then(() => {
                  tx.put('t', 'a', 1);
                  tx.put('t', 'b', 1);
                }),
              ),
          },
        ],
        () => {},
        crash,
      );
    const states = [...crashSweep((crash) => build(crash).run())].map(({ crash }) => {
      const { run, world } = build(crash);
      run();
      return `${crash ? `${crash.crossing} ${crash.side}` : 'calm'}: ${Object.keys(world.rows('db', 't')).length}`;
    });
    expect(states).toEqual(['calm: 2', '0 before: 0', '0 after: 0', '1 before: 0', '1 after: 2', '2 before: 2', '2 after: 2']);
  });

  it('answers with an error while it is down, and has its rows when it is back', () => {
    const { run, answers } = storeWorld(
      { rows: { t: { k: 'v' } } },
      [10, 20, 40].map((atMs) => ({ atMs, do: (db: StorePort) => db.get('t', 'k') })),
      (world) => {
        world.at(15, () => world.faults.crash('db'));
        world.at(30, () => world.faults.restart('db'));
      },
    );
    run();
    expect(answers).toEqual(['v', 'StoreError', 'v']);
  });
});
