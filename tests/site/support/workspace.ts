import { readFileSync } from 'node:fs';
import { expect, type Locator, type Page } from '@playwright/test';

const folder = new URL('../../../exercises/fan-out-a-page/', import.meta.url);
const read = (file: string) => readFileSync(new URL(file, folder), 'utf8');

export const address = '/exercises/fan-out-a-page/';
export const starter = read('starter.ts');
export const solution = read('solution.ts');

/** The page, ready to run. */
export async function openExercise(page: Page, query = ''): Promise<void> {
  await page.goto(address + query);
  await ready(page);
}

export async function ready(page: Page): Promise<void> {
  await expect(page.getByRole('button', { name: 'Run', exact: true })).toBeEnabled();
}

/** Opens the editor and replaces its text as somebody who types would. */
export async function answer(page: Page, code: string): Promise<void> {
  const open = page.getByRole('button', { name: 'Open the editor' });
  if (await open.isVisible()) await open.click();
  await expect(page.locator('[data-editor]')).toBeVisible();
  await page.getByRole('textbox', { name: /^Your code for/ }).focus();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.insertText(code);
}

export async function run(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await judged(page);
}

/** The workspace of one exercise, where a lesson has several. */
export function workspaceOf(page: Page, exercise: string): Locator {
  return page.locator(`exercise-workspace[data-exercise="${exercise}"]`);
}

export async function judged(page: Page, workspace = page.locator('exercise-workspace')): Promise<void> {
  await expect(workspace).toHaveAttribute('data-phase', 'judged');
}

/** The line beside the buttons. */
export function status(page: Page | Locator) {
  return page.locator('[data-part="status"]');
}

/** The text that the editor would come with, or the static code while there is none. */
export function staticCode(page: Page | Locator) {
  return page.locator('.static-code');
}
