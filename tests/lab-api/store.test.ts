import { describe, expect, it } from 'vitest';
import { constant, type World } from '../../src/lab/index.ts';
import { runLearner } from './learner-world.ts';

const bank = (world: World) =>
  world.store('bank', {
    latency: constant(5),
    replicaLag: constant(100),
    rows: { accounts: { a: { cents: 10, tags: ['x'] }, b: { cents: 0 } } },
    unique: { users: ['email'] },
  });

function answer(body: string, prepare: (world: World) => void = bank): unknown {
  const source = `import { StoreError } from 'lab';
export async function handle(request, { store, sleep }) { const db = store('bank'); ${body} }`;
  return runLearner(source, { prepare }).outcome;
}

describe('a transaction', () => {
  it('commits all that it wrote and resolves with what its function resolves to', () => {
    const body = `const moved = await db.transaction(async (tx) => {
      const a = await tx.get('accounts', 'a');
      tx.put('accounts', 'a', { ...a, cents: a.cents - 3 });
      tx.put('accounts', 'b', { cents: 3 });
      return 3;
    });
    return [moved, await db.get('accounts', 'a'), await db.get('accounts', 'b')];`;
    expect(answer(body)).toEqual([3, { cents: 7, tags: ['x'] }, { cents: 3 }]);
  });

  it('writes nothing when its function throws, and hands the very error on', () => {
    const body = `const mine = new Error('no money');
    const caught = await db.transaction(async (tx) => { tx.put('accounts', 'a', { cents: 0 }); throw mine; }).catch((e) => e);
    return [caught === mine, (await db.get('accounts', 'a')).cents];`;
    expect(answer(body)).toEqual([true, 10]);
  });

  it('is refused with unique-violation when a row is there already, by key or by a unique column', () => {
    const body = `const refused = (work) => db.transaction(work).then(() => 'committed', (e) => [e instanceof StoreError, e.name, e.store, e.code]);
    await db.transaction(async (tx) => tx.insert('users', 'u1', { email: 'ada@example.org' }));
    return [
      await refused((tx) => tx.insert('users', 'u1', { email: 'x@example.org' })),
      await refused((tx) => tx.insert('users', 'u2', { email: 'ada@example.org' })),
      await refused((tx) => tx.insert('users', 'u3', { email: 'x@example.org' })),
    ];`;
    const refused = [true, 'StoreError', 'bank', 'unique-violation'];
    expect(answer(body)).toEqual([refused, refused, 'committed']);
  });

  it('is refused with serialization-failure when another changed a row that it read', () => {
    const body = `const add = async (tx) => { const a = await tx.get('accounts', 'a'); await sleep(20); tx.put('accounts', 'a', { cents: a.cents + 1 }); };
    const ended = await Promise.allSettled([db.transaction(add), db.transaction(add)]);
    return [ended.map(({ status, reason }) => reason?.code ?? status), (await db.get('accounts', 'a')).cents];`;
    expect(answer(body)).toEqual([['fulfilled', 'serialization-failure'], 11]);
  });

  it('gives numbers that are never given again, and reads its own writes', () => {
    const body = `const numbers = [];
    const take = async (tx) => { const n = tx.nextNumber('events'); numbers.push(n); tx.insert('events', String(n), { n }); return tx.get('events', String(n)); };
    await db.transaction(async (tx) => { await take(tx); throw new Error('rolled back'); }).catch(() => {});
    const own = await db.transaction(take);
    return [numbers, own, await db.list('events')];`;
    expect(answer(body)).toEqual([[1, 2], { n: 2 }, [['2', { n: 2 }]]]);
  });

  it('says what is wrong with how it is used', () => {
    const wrong = (call: string) => answer(`try { return await ${call}; } catch (e) { return e.message; }`);
    expect(wrong("db.transaction('accounts')")).toContain('takes a function');
    expect(wrong("db.transaction((tx) => tx.put('accounts', 7, {}))")).toContain('A key is a text');
    expect(wrong("db.transaction((tx) => tx.put('accounts', 'a', 7))")).toContain('A row of accounts is an object');
    expect(wrong("db.transaction((tx) => tx.put('accounts', 'a', { f() {} }))")).toContain('is a function');
    expect(wrong("(async () => store('bunk'))()")).toContain('no store called "bunk"');
    expect(
      answer(
        "let late; await db.transaction((tx) => { late = tx; }); try { late.put('accounts', 'a', {}); } catch (e) { return e.message; }",
      ),
    ).toContain('This transaction is over');
  });
});

describe('reading', () => {
  it('gives copies: changing one changes nothing in the database', () => {
    expect(
      answer("const a = await db.get('accounts', 'a'); a.tags.push('y'); a.cents = 99; return db.get('accounts', 'a');"),
    ).toEqual({ cents: 10, tags: ['x'] });
  });

  it('of a replica is behind by its lag', () => {
    const body = `await db.transaction((tx) => tx.put('accounts', 'a', { cents: 1 }));
    const early = await db.get('accounts', 'a', { replica: true });
    await sleep(100);
    return [early.cents, (await db.get('accounts', 'a', { replica: true })).cents];`;
    expect(answer(body)).toEqual([10, 1]);
  });

  it('lists rows after a key, so many at most', () => {
    const body = `await db.transaction((tx) => { for (let n = 1; n <= 4; n += 1) tx.insert('events', String(n), { n }); });
    return (await db.list('events', { after: '1', limit: 2 })).map(([key]) => key);`;
    expect(answer(body)).toEqual(['2', '3']);
  });

  it('takes no limit but a whole number', () => {
    const body = (limit: string) => `return db.list('accounts', { limit: ${limit} }).catch((error) => error.message);`;
    expect(answer(body('0'))).toBe('limit is a whole number, 1 or more; this is 0.');
    expect(answer(body("'2'"))).toBe('limit is a whole number, 1 or more; this is 2.');
  });

  it('rejects with a StoreError when the database is down', () => {
    const down = (world: World) => {
      bank(world);
      world.at(0, () => world.faults.fail('bank', { status: 503, message: 'the disk is full' }));
    };
    const body = "return db.get('accounts', 'a').catch((e) => [e instanceof StoreError, e.code, e.message]);";
    expect(answer(body, down)).toEqual([true, 'unavailable', 'the disk is full']);
  });
});
