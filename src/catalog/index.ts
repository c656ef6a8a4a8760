/**
 * Joins content and exercises: the only reader of both. For pages at build time.
 *
 *   content     lessons and prompts from the content collections
 *   exercises   the shown half of each exercise folder
 *   course      lessons with their exercises, in order
 *   paths       ways through the course for those with little time
 *   citations   which sources a lesson cites
 *   numbers     every number that a lesson may print, by its key
 *   sayings     the sentences for an interview, by lesson
 *   deck        everything that can be reviewed, as cards
 *   evidences   what commands found, for the page at /evidence/
 *   coaching    what the coach needs for a prompt
 *   coach-measured  how well it does on whole answers that were labelled
 *   ties        where a claim is taught, and which exercise proves it
 *   practice    questions, drills and cards, with their numbers
 *   drills      short forms of interview practice
 *   lesson, prompt, exercise, question, boundary, red-flags, fix, worked, reference   the schemas, with a sentence for every field
 *   claim       what ids of claims say by themselves; ships to readers, so scripts import it directly
 *   checked     errors for wrong content: file, field, expected, found
 *   strictly    puts these errors before those of the content collections
 */
export {
  citedReferences,
  experimentById,
  lessonBySlug,
  lessons,
  prompts,
  referenceByKey,
  referenceOfPattern,
  type CatalogLesson,
  type CatalogPrompt,
  type CitedReference,
} from './content.ts';
export { evidenceOf } from './evidences.ts';
export { coachFor } from './coaching.ts';
export { coachMeasured, type CoachFigures, type MeasuredCoach } from './coach-measured.ts';
export { tiesOf, type Ties } from './ties.ts';
export { deck } from './deck.ts';
export { boundarySystems, fixes, flawedAnswers, type CatalogFix, type CatalogFlawed, type CatalogSystem } from './drills.ts';
export { numbersFor, resultOf } from './numbers.ts';
export { cardsOf, drillsById, questionById, type Told } from './practice.ts';
export type { Card, Cards, Drills, Question } from './question.ts';
export { paths, type Path } from './paths.ts';
export { sayings, type Sayings } from './sayings.ts';
export { course, exercisesInOrder, type CoursePart } from './course.ts';
export { exerciseById, exercises } from './exercises.ts';
export type { CatalogExercise } from './exercise.ts';
export type { BoundaryStep, BoundarySystem, Side } from './boundary.ts';
export type { Fix } from './fix.ts';
export type { FlawedSentence } from './red-flags.ts';
export type { LessonMeta } from './lesson.ts';
export type { Reference } from './reference.ts';
export type { Claim, Prompt } from './prompt.ts';
export { kindOf, promptMinutes, promptOf, speakingSeconds, wordsOf, wordsPerMinute, type ClaimKind } from './claim.ts';
