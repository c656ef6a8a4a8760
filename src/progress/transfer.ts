import { z } from 'zod';
import { mergeAttempts, mergeDrafts, mergeEntries, mergeReviews } from './merge.ts';
import { shelfNames, type Attempt, type CardReviews, type Entry, type Shelves } from './record.ts';
import type { ProgressStorage } from './storage.ts';

/**
 * Everything a reader did as one JSON file, out and in. A door of its own beside `index.ts`: the schemas are loaded when a
 * reader asks for them.
 */

const format = '202-accepted/progress';
/** Raised when the file means something else; the schema then brings earlier ones up to date. Version 1 had no reviews. */
const version = 2;
/** Fifty attempts at a hundred exercises are well below this. */
export const largestFileBytes = 20_000_000;

const text = z.string().max(200_000);
const id = z.string().min(1).max(300);
const time = z.number().int().nonnegative();
const entry: z.ZodType<Entry> = z.object({
  id,
  at: time,
  value: z.json(),
  earlier: z.array(z.object({ at: time, value: z.json() })).max(100),
});
const keptText = z.object({
  code: text,
  savedAt: time,
  why: z.enum(['reset', 'restored', 'other-tab', 'imported']),
  tab: z.string().max(100),
});
const draft: z.ZodType<Shelves['drafts']> = z.object({
  id,
  code: text,
  savedAt: time,
  tab: z.string().max(100),
  revision: z.number().int().nonnegative(),
  kept: z.array(keptText).max(100),
});
const attempt: z.ZodType<Attempt> = z
  .object({
    id,
    exercise: id,
    at: time,
    code: text,
    verdict: z.enum(['pass', 'fail', 'error']),
    failed: z.array(z.string().max(300)).max(200),
    exerciseVersion: z.number().int().nonnegative(),
  })
  .refine((a) => a.id.startsWith(`${a.exercise}/`), { message: 'expected the id to begin with the exercise', path: ['id'] });
const cardReviews: z.ZodType<CardReviews> = z.object({
  id,
  reviews: z.array(z.object({ at: time, recall: z.enum(['forgotten', 'hard', 'good', 'easy']) })).max(1000),
});
const file = z.object({
  format: z.literal(format),
  version: z.literal([1, version]),
  exportedAt: time,
  drafts: z.array(draft),
  attempts: z.array(attempt),
  predictions: z.array(entry),
  practice: z.array(entry),
  lessons: z.array(entry),
  reviews: z.array(cardReviews).default([]),
});
type ProgressFile = z.infer<typeof file>;

/** @param now ms since 1970 */
export async function exportProgress(storage: ProgressStorage, now: number): Promise<string> {
  const [drafts, attempts, predictions, practice, lessons, reviews] = [
    await storage.list('drafts', ''),
    await storage.list('attempts', ''),
    await storage.list('predictions', ''),
    await storage.list('practice', ''),
    await storage.list('lessons', ''),
    await storage.list('reviews', ''),
  ];
  return JSON.stringify({ format, version, exportedAt: now, drafts, attempts, predictions, practice, lessons, reviews }, null, 1);
}

/** What became of an import, in a sentence for the reader. When it is refused, nothing has changed. */
export interface ImportResult {
  readonly ok: boolean;
  readonly sentence: string;
}

/** Merges a file into what is here; nothing that is here is overwritten or lost. */
export async function importProgress(storage: ProgressStorage, source: string): Promise<ImportResult> {
  const parsed = read(source);
  if (typeof parsed === 'string') return { ok: false, sentence: `${parsed} Nothing was changed.` };
  const differing = await mergeAll(storage, parsed);
  const counts = [count(parsed.drafts.length, 'text'), count(parsed.attempts.length, 'attempt')];
  const reviewed = parsed.reviews.length === 0 ? [] : [count(parsed.reviews.length, 'review card')];
  const answers = parsed.predictions.length + parsed.practice.length;
  const beside =
    differing === 0
      ? ''
      : ` ${differing === 1 ? 'One text differs' : `${differing} texts differ`} from yours: yours stay, the others are kept beside them.`;
  return {
    ok: true,
    sentence: `Read ${[...counts, count(answers, 'answer'), count(parsed.lessons.length, 'lesson'), ...reviewed].join(', ')}.${beside}`,
  };
}

/** Forgets everything. */
export async function deleteProgress(storage: ProgressStorage): Promise<void> {
  for (const shelf of shelfNames)
    for (const record of await storage.list(shelf, '')) await storage.update(shelf, record.id, () => undefined);
}

function read(source: string): ProgressFile | string {
  if (source.length > largestFileBytes) return `This file is too large: expected at most ${largestFileBytes / 1_000_000} MB.`;
  let json: unknown;
  try {
    json = JSON.parse(source);
  } catch {
    return 'This is not a whole JSON file. It may have been cut off on its way; export it again.';
  }
  const head = z.object({ format: z.literal(format), version: z.number() }).safeParse(json);
  if (!head.success) return 'This file does not hold progress of 202 Accepted. Choose one that “Export” has made.';
  if (head.data.version > version)
    return `This file was made by a newer version of the course (${head.data.version}, this page reads ${version}). Reload this page and try again.`;
  try {
    const whole = file.safeParse(json);
    if (whole.success) return whole.data;
    const [issue] = whole.error.issues;
    return `The file is damaged at ${issue?.path.join('.') || 'its beginning'}: ${issue?.message ?? 'unreadable'}.`;
  } catch {
    // A value nested so deeply that reading it runs out of stack.
    return 'The file is damaged: it is nested too deeply to be read.';
  }
}

/** @returns how many drafts differ from the reader's own */
async function mergeAll(storage: ProgressStorage, from: ProgressFile): Promise<number> {
  let differing = 0;
  for (const there of from.drafts) {
    await storage.update('drafts', there.id, (here) => {
      if (here && here.code !== there.code) differing += 1;
      return mergeDrafts(here, there);
    });
  }
  for (const [exercise, there] of Map.groupBy(from.attempts, (one) => one.exercise)) {
    const here = await storage.list('attempts', `${exercise}/`);
    const merged = new Set(mergeAttempts(here, there).map((one) => one.id));
    for (const one of there) if (merged.has(one.id)) await storage.update('attempts', one.id, (old) => old ?? one);
    for (const one of here) if (!merged.has(one.id)) await storage.update('attempts', one.id, () => undefined);
  }
  for (const shelf of ['predictions', 'practice', 'lessons'] as const)
    for (const there of from[shelf]) await storage.update(shelf, there.id, (here) => mergeEntries(here, there));
  for (const there of from.reviews) await storage.update('reviews', there.id, (here) => mergeReviews(here, there));
  return differing;
}

const count = (n: number, noun: string): string => `${n} ${noun}${n === 1 ? '' : 's'}`;
