import { exercises, lessons, prompts } from '../../catalog/index.ts';

/** A picture for shared links, and what it says. */
export interface Picture {
  /** The page that it belongs to, as "lessons/02-latency"; the course's own is "index". */
  readonly page: string;
  readonly kind: string;
  readonly title: string;
}

/** The course has one, and so has each lesson, exercise and interview question. Other pages show the course's. */
export async function pictures(): Promise<readonly Picture[]> {
  return [
    { page: 'index', kind: 'An interactive course', title: 'Wait for the answer, or hand over and move on?' },
    ...(await lessons()).map(({ id, number, meta }) => ({ page: `lessons/${id}`, kind: `Lesson ${number}`, title: meta.title })),
    ...exercises().map(({ id, meta }) => ({ page: `exercises/${id}`, kind: 'Exercise', title: meta.title })),
    ...(await prompts()).map(({ id, prompt }) => ({ page: `practice/${id}`, kind: 'Interview question', title: prompt.title })),
  ];
}

/** The path of the picture that a shared link to a page shows. */
export async function picturePath(path: string): Promise<`/${string}`> {
  const page = path.replace(/^\/|\/$/g, '');
  const own = (await pictures()).find((picture) => picture.page === page);
  return `/og/${own?.page ?? 'index'}.png`;
}
