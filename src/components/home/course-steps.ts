import { course, prompts } from '../../catalog/index.ts';
import { link } from '../page/link.ts';
import type { CourseStep } from './position.ts';

/** Everything that there is to do, in the order of the course: each lesson, its exercises, then the prompts. At build time. */
export async function courseSteps(): Promise<readonly CourseStep[]> {
  return [
    ...(await course()).flatMap(({ lesson, exercises }) => [
      { kind: 'lesson' as const, id: lesson.id, title: lesson.meta.title, href: link(`/lessons/${lesson.id}/`) },
      ...exercises.map(({ id, meta }) => ({
        kind: 'exercise' as const,
        id,
        title: meta.title,
        href: link(`/exercises/${id}/`),
        version: meta.version,
      })),
    ]),
    ...(await prompts()).map(({ id, prompt }) => ({
      kind: 'prompt' as const,
      id,
      title: prompt.title,
      href: link(`/practice/${id}/`),
    })),
  ];
}
