/** What ids of claims and texts of answers say by themselves. No schema here: pages ship this file to readers. */
export type ClaimKind = 'must' | 'nice' | 'red';

/** @param id of a claim, such as "pay.m1" */
export function kindOf(id: string): ClaimKind {
  const letter = id.slice(id.indexOf('.') + 1, id.indexOf('.') + 2);
  return letter === 'm' ? 'must' : letter === 'n' ? 'nice' : 'red';
}

/** The prompt that a claim belongs to: "pay" of "pay.m1". */
export function promptOf(id: string): string {
  return id.slice(0, id.indexOf('.'));
}

export function wordsOf(text: string): number {
  return text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}

/** Speaking time is counted at this rate everywhere: here, in the practice and on the command line. */
export const wordsPerMinute = 140;

/** How long one round of a prompt takes: answering, marking, comparing, one follow-up. */
export const promptMinutes = 12;

/** How long saying it takes at 140 words a minute, in whole seconds. */
export function speakingSeconds(text: string): number {
  return Math.round((wordsOf(text) / wordsPerMinute) * 60);
}
