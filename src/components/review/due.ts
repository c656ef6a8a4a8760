import { browserPlatform, openProgress, type Progress } from '../../progress/index.ts';
import { planSession, unlocked, type CardOutline } from '../../review/index.ts';
import { link } from '../page/link.ts';
import { dayOf } from './day.ts';
import { readKept } from './kept.ts';

/** What waits for a reader today. */
export interface Due {
  readonly cards: number;
  /** Of the first session. */
  readonly minutes: number;
}

/**
 * What is due for review now, for pages that only tell of it.
 *
 * @throws where the outline of the deck cannot be loaded
 */
export async function dueToday(progress?: Progress): Promise<Due> {
  const { done, reviewsOf } = await readKept(progress ?? (await openProgress(browserPlatform(window))));
  const nothing = Object.values(done).every((set: ReadonlySet<string>) => set.size === 0);
  if (nothing) return { cards: 0, minutes: 0 };
  const outline = (await (await fetch(link('/review/outline.json'))).json()) as readonly CardOutline[];
  const { cards, seconds, left } = planSession(unlocked(outline, done), reviewsOf, dayOf(new Date()));
  return { cards: cards.length + left, minutes: Math.max(1, Math.round(seconds / 60)) };
}
