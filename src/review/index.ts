/**
 * Which card is due. The clock is passed in, nothing is random, and only reviews are stored: everything else follows from them.
 *
 *   card     what a card is, and which ones a reader has met
 *   recall   how well an answer came
 *   memory   from the reviews of a card to the day on which it is due (FSRS)
 *   turns    in which order new cards come
 *   session  what to ask now, in at most ten minutes
 *   days     what falls due on the days to come, and what was answered on those gone by
 */
export { unlocked, type CardOutline, type Done, type ReviewCard, type Unlock } from './card.ts';
export { recallOfPoints, recalls, type Recall, type Review } from './recall.ts';
export { memoryOf, type Memory } from './memory.ts';
export { byTurns } from './turns.ts';
export { newPerDay, planSession, secondsFor, sessionSeconds, type Plan } from './session.ts';
export { forecast, history, type DayEdges, type ReviewedDay } from './days.ts';
