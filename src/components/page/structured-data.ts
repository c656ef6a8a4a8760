import type { CatalogLesson, CoursePart } from '../../catalog/index.ts';
import { link } from './link.ts';

/** schema.org's words for the course and its parts. Addresses are there where the address of the site is known. */
const common = {
  inLanguage: 'en-GB',
  isAccessibleForFree: true,
  license: 'https://creativecommons.org/licenses/by/4.0/',
} as const;

const addressed = (path: `/${string}`, site: URL | undefined) => (site ? { url: new URL(link(path), site).href } : {});

/** The course with its lessons, for the home page. */
export function courseData(parts: readonly CoursePart[], description: string, site: URL | undefined) {
  const minutes = parts.reduce((sum, { lesson }) => sum + lesson.meta.minutes, 0);
  return {
    '@type': 'Course',
    name: '202 Accepted',
    description,
    ...common,
    ...addressed('/', site),
    timeRequired: `PT${minutes}M`,
    hasPart: parts.map(({ lesson }) => lessonPart(lesson, site)),
  };
}

/** One lesson, for its page. */
export function lessonData(lesson: CatalogLesson, site: URL | undefined) {
  return {
    ...lessonPart(lesson, site),
    ...common,
    isPartOf: { '@type': 'Course', name: '202 Accepted', ...addressed('/', site) },
  };
}

function lessonPart({ id, number, meta }: CatalogLesson, site: URL | undefined) {
  return {
    '@type': 'LearningResource',
    learningResourceType: 'lesson',
    position: number,
    name: meta.title,
    description: meta.summary,
    timeRequired: `PT${meta.minutes}M`,
    ...addressed(`/lessons/${id}/`, site),
  };
}
