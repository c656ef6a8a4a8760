import { expect, test } from 'vitest';
import { migrations, openDatabase } from '../../src/progress/database.ts';
import { createFakeBrowser } from './browser.ts';

const entry = { id: 'a', at: 1, value: 'kept', earlier: [] };

test('a later migration runs once and keeps what is stored', async () => {
  const { factory } = createFakeBrowser();
  const first = await openDatabase(factory);
  await first.update('lessons', 'a', () => entry);
  first.close();
  let ran = 0;
  const steps = [...migrations, (database: IDBDatabase) => void (ran++, database.createObjectStore('cards', { keyPath: 'id' }))];
  (await openDatabase(factory, { migrations: steps })).close();
  const third = await openDatabase(factory, { migrations: steps });
  expect(ran).toBe(1);
  expect(await third.read('lessons', 'a')).toEqual(entry);
});

test('two updates of one record at the same time both count', async () => {
  const storage = await openDatabase(createFakeBrowser().factory);
  const addOne = () =>
    storage.update('lessons', 'n', (old) => ({ ...entry, id: 'n', value: (typeof old?.value === 'number' ? old.value : 0) + 1 }));
  await Promise.all(Array.from({ length: 20 }, addOne));
  expect((await storage.read('lessons', 'n'))?.value).toBe(20);
});

test('a browser that holds the first version keeps its work and gains a shelf for reviews', async () => {
  const { factory } = createFakeBrowser();
  const first = await openDatabase(factory, { migrations: migrations.slice(0, 1) });
  await first.update('lessons', 'a', () => entry);
  first.close();
  const now = await openDatabase(factory);
  await now.update('reviews', 'card', () => ({ id: 'card', reviews: [{ at: 5, recall: 'good' }] }));
  expect(await now.read('lessons', 'a')).toEqual(entry);
  expect(await now.list('reviews', '')).toEqual([{ id: 'card', reviews: [{ at: 5, recall: 'good' }] }]);
});
