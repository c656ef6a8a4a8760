import type { Page } from '@playwright/test';

/** How many px of the page, as it stands, lie beyond the right edge of the window, where a reader would have to scroll sideways. */
export function sidewaysScrollPx(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}
