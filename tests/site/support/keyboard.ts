import type { Page } from '@playwright/test';

/** Moves focus with Tab until it is on what `selector` names, as a reader with a keyboard does. */
export async function tabTo(page: Page, selector: string): Promise<void> {
  for (let presses = 0; presses < 120; presses += 1) {
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) === true, selector)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`120 presses of Tab never reached ${selector}`);
}

/** The same from the end of the page: for what stands last. */
export async function tabBackTo(page: Page, selector: string): Promise<void> {
  for (let presses = 0; presses < 60; presses += 1) {
    await page.keyboard.press('Shift+Tab');
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) === true, selector)) return;
  }
  throw new Error(`60 presses of Shift and Tab never reached ${selector}`);
}
