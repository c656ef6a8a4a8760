import type { Page } from '@playwright/test';

/** Everything that the page has put into the browser's own database for practice, as text. */
export function storedPractice(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const found: unknown[] = [];
    for (const { name } of await indexedDB.databases()) {
      const database = await new Promise<IDBDatabase>((resolve, reject) => {
        const opening = indexedDB.open(name ?? '');
        opening.onsuccess = () => resolve(opening.result);
        opening.onerror = () => reject(new Error('the database does not open'));
      });
      if (database.objectStoreNames.contains('practice')) {
        const reading = database.transaction('practice').objectStore('practice').getAll();
        found.push(await new Promise((resolve) => (reading.onsuccess = () => resolve(reading.result))));
      }
      database.close();
    }
    return JSON.stringify(found);
  });
}
