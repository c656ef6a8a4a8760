/**
 * The coach: which words of an answer seem to say, or to contradict, what an interviewer listens for. Pure and deterministic: the same
 * answer gives the same result in Node and in every browser. It matches words; it does not understand. The map:
 *
 * - `tokens.ts`, `stem.ts`  a text as stems and numbers with their places
 * - `sentences.ts`          where sentences end
 * - `negation.ts`           which words are denied
 * - `told.ts`               what is somebody else's view, a condition, a quotation
 * - `list.ts`               whether an answer is a list of terms
 * - `pattern.ts`            patterns as authors write them
 * - `vocabulary.ts`         slips of the finger
 * - `reading.ts`            an answer, read once for all claims
 * - `order.ts`, `match.ts`  whether a passage says a pattern, and in which order
 * - `coach.ts`              from an answer to a reading per claim
 * - `evaluate.ts`, `deny.ts` precision and recall against labels; sentences denied, as a test of it
 */
export { coach, coaching, createCoach } from './coach.ts';
export type { ClaimReading, Coach, Coaching, CoachVerdict, Span } from './coach.ts';
export { readPattern } from './pattern.ts';
export type { CoachClaim, CoachPrompt } from './pattern.ts';
export { evaluateAnswers, evaluateFixtures, precisionOf, recallOf, slipsOn, totalOf, verdictOn } from './evaluate.ts';
export type { Figures, Fixtures, LabelledAnswer, Slip } from './evaluate.ts';
