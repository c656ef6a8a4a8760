import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expect, test, type Page } from '@playwright/test';
import { builtSite } from '../attacks/browser/bundle.ts';
import { courseWords } from '../../src/search/other-words.ts';
import { violationsIn } from './support/accessibility.ts';
import { watchComplaints } from './support/weight.ts';
import { answer, openExercise } from './support/workspace.ts';

const field = (page: Page) => page.getByRole('searchbox', { name: 'Words' });
const told = (page: Page) => page.locator('course-search [role=status]');
const found = (page: Page) => page.locator('course-search .found > li');

test('words are found as they are typed, counted aloud, and opened by keyboard alone; the page keeps the strict policy', async ({
  page,
}) => {
  const complaints = watchComplaints(page);
  await page.goto('/lessons/02-latency/');
  await page.keyboard.press('/');
  await expect(page).toHaveURL(/\/search\/$/);
  await expect(field(page)).toBeFocused();
  await page.keyboard.type('outbox');
  await expect(told(page)).toHaveText(/^\d+ places for “outbox”\.$/);
  await expect(found(page).first()).toContainText(/outbox/i);
  await expect(page).toHaveURL(/\?q=outbox$/);

  await page.keyboard.press('ArrowDown');
  const first = page.locator('.found a').first();
  await expect(first).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(page.locator('.found a').nth(1)).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  await expect(field(page)).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(first).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(field(page)).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(first).toBeFocused();
  const href = (await first.getAttribute('href')) ?? '';
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(new RegExp(`${href.replace(/[#?]/g, '\\$&')}$`));
  await page.goBack();
  await expect(field(page)).toHaveValue('outbox');
  await expect(found(page).first()).toBeVisible();
  expect(await page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute('content')).not.toMatch(/unsafe-eval/);
  expect(complaints).toEqual([]);
});

test('words typed before the page’s script has come are kept and looked for', async ({ page }) => {
  const { promise: released, resolve: release } = Promise.withResolvers<void>();
  await page.route(/\.js$/, async (route) => {
    await released;
    await route.continue();
  });
  await page.goto('/search/', { waitUntil: 'commit' });
  await expect(field(page)).toBeFocused();
  await page.keyboard.type('outbox');
  release();
  await expect(told(page)).toHaveText(/^\d+ places for “outbox”\.$/);
  await expect(field(page)).toHaveValue('outbox');
  await expect(page).toHaveURL(/\?q=outbox$/);
});

test('what is found can be narrowed to a kind, says how much there is of each, and stands in the address', async ({ page }) => {
  await page.goto('/search/?q=idempotency');
  await expect(found(page).first()).toBeVisible();
  const all = Number(/^\d+/.exec((await told(page).textContent()) ?? '')?.[0]);
  await expect(page.locator('[data-count=""]')).toHaveText(String(all));
  await page.getByRole('radio', { name: /^Exercises/ }).check();
  await expect(page).toHaveURL(/kind=exercise/);
  await expect.poll(async () => new Set(await found(page).locator('.label').allTextContents())).toEqual(new Set(['Exercise']));
  const exercises = Number(/^\d+/.exec((await told(page).textContent()) ?? '')?.[0]);
  expect(exercises).toBeLessThan(all);
  await expect(page.locator('[data-count=exercise]')).toHaveText(String(exercises));
  await expect(page.locator('[data-count=""]')).toHaveText(String(all));
  await page.reload();
  await expect(page.getByRole('radio', { name: /^Exercises/ })).toBeChecked();
  await expect(told(page)).toHaveText(new RegExp(`^${exercises} place`));
});

test('a part of a lesson, a prompt and a source each lead to their very place', async ({ page }) => {
  for (const [words, href] of [
    ['percentiles', /\/lessons\/02-latency\/#/],
    ['merchants call our API', /\/practice\/pay\/$/],
    ['tail at scale', /\/lessons\/11-references\/#source-tail-at-scale$/],
    ['saga', /\/exercises\/saga\/$/],
    ['boundary drill', /\/practice\/drills\/boundary\/[a-z-]+\/$/],
  ] as const) {
    await page.goto(`/search/?q=${encodeURIComponent(words)}`);
    await expect(found(page).first()).toBeVisible();
    const links = await page.locator('.found a').evaluateAll((all) => all.map((each) => (each as HTMLAnchorElement).href));
    const to = links.find((link) => href.test(link));
    expect(to, `${words}: ${links.join(' ')}`).toBeDefined();
    await page.goto(to ?? '');
    const { hash } = new URL(to ?? '');
    if (hash) await expect(page.locator(`[id="${decodeURIComponent(hash.slice(1))}"]`)).toHaveCount(1);
  }
});

test('what is not there is said, with a way on', async ({ page }) => {
  await page.goto('/search/');
  await field(page).fill('qqqq');
  await expect(told(page)).toContainText('Nothing for “qqqq”. Try fewer words');
  await expect(found(page)).toHaveCount(0);
});

test('a beginning of what was typed is no place for it', async ({ page }) => {
  await page.goto('/search/');
  for (const words of ['h1 heading', '2phase', 'cap theorem']) {
    await field(page).fill(words);
    await expect(told(page)).toContainText(`Nothing for “${words}”.`);
    await expect(found(page)).toHaveCount(0);
  }
});

test('what the field calls otherwise is found under the words of the course, which says so', async ({ page }) => {
  await page.goto('/search/');
  for (const [words, other] of [
    ['DLQ', 'dead letter'],
    ['pub/sub', 'publish subscribe'],
    ['consumer lag', 'backlog'],
  ] as const) {
    await field(page).fill(words);
    await expect(told(page)).toHaveText(new RegExp(`^Nothing for “${words}” itself\\. \\d+ places? for “${other}”\\.$`));
    await expect(found(page).first()).toBeVisible();
  }
});

test('references stand after what explains', async ({ page }) => {
  await page.goto('/search/?q=load shedding');
  await expect(found(page).first().locator('.label')).toHaveText('Lesson');
  await expect(found(page).last().locator('.label')).toHaveText('Reference');
});

test('every other word of the search leads somewhere', async ({ page }) => {
  await page.goto('/search/');
  for (const [words, other] of Object.entries(courseWords)) {
    await field(page).fill(other);
    await expect(told(page), words).toHaveText(new RegExp(`^\\d+ places? for “${other}”\\.$`));
  }
});

test('a lesson with the word in a heading stands first', async ({ page }) => {
  await page.goto('/search/?q=retries');
  await expect(found(page).first().locator('.label')).toHaveText('Lesson');
  await expect(found(page).first()).toContainText('Retries multiply');
});

test('“/” is a letter where somebody writes, and can be switched off', async ({ page }) => {
  await page.goto('/practice/pay/');
  const text = page.locator('#answer');
  await expect(text).toBeEnabled();
  await text.focus();
  await page.keyboard.type('and/or');
  await expect(text).toHaveValue('and/or');
  await openExercise(page);
  await answer(page, '');
  await page.keyboard.type('// a note');
  await expect(page.locator('.view-lines')).toHaveText('// a note');
  await page.goto('/search/');
  await page.getByRole('checkbox', { name: 'opens the search on every page' }).uncheck();
  await page.goto('/lessons/02-latency/');
  await page.keyboard.press('/');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: /^Skip/ })).toBeFocused();
  await expect(page).toHaveURL(/02-latency/);
});

test('the index gives nothing away: no line of a solution, nothing of a prompt but its question, no card', () => {
  const fragments = join(builtSite, 'pagefind', 'fragment');
  const squeezed = (text: string) => text.replace(/\s+/g, ' ');
  const indexed = squeezed(
    readdirSync(fragments)
      .map((file) => gunzipSync(readFileSync(join(fragments, file))).toString())
      .join(' '),
  );
  expect(indexed).toContain('Merchants call our API');
  const project = join(builtSite, '..');
  const hidden: string[] = [];
  for (const id of readdirSync(join(project, 'exercises')))
    hidden.push(...readFileSync(join(project, 'exercises', id, 'solution.ts'), 'utf8').split('\n'));
  // Of a prompt all is hidden but its question and title; of cards and drills, everything.
  for (const folder of ['prompts', 'cards', 'drills'])
    for (const file of readdirSync(join(project, 'content', folder)).filter((name) => name.endsWith('.json'))) {
      const content = JSON.parse(readFileSync(join(project, 'content', folder, file), 'utf8')) as object;
      const open = { question: '', title: '', summary: '', place: '' };
      hidden.push(...textsIn(folder === 'prompts' ? { ...content, ...open } : content));
    }
  const telling = hidden
    .map((line) => squeezed(line).trim())
    .filter((line) => /^(?!import ).{40,}$/.test(line) && line.includes(' '));
  expect(telling.length).toBeGreaterThan(1000);
  expect(telling.filter((line) => indexed.includes(line))).toEqual([]);
  expect(indexed).not.toMatch(/✓|✗/);
});

/** Every text in a piece of JSON. */
function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

for (const [width, colorScheme] of [
  [1280, 'light'],
  [320, 'dark'],
] as const)
  test(`the page has no accessibility violation and no sideways scroll at ${width} px, ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width, height: 700 });
    await page.goto('/search/?q=retry');
    await expect(found(page).first()).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    expect(await violationsIn(page)).toEqual([]);
    await expect(page.getByRole('link', { name: 'Search', exact: true })).toBeVisible();
  });

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false });

  test('the search says what to do instead', async ({ page }) => {
    await page.goto('/search/');
    await expect(page.getByText('needs JavaScript')).toBeVisible();
    await expect(field(page)).toBeHidden();
  });
});
