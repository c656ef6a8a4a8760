/**
 * Where the numbers come from that a prompt's claims, answer and follow-ups speak. What its question or its facts give is not listed.
 */
export interface PromptNumbers {
  /** Phrases of the prompt, word for word, with the result in braces, and the expression that gives it; rounded as it is spoken. */
  readonly sums: readonly (readonly [says: string, is: string])[];
  /** Phrases with numbers that follow from nothing: a timeout, a size, an example, a number of the field. */
  readonly chosen: readonly string[];
}

export const promptNumbers: Readonly<Record<string, PromptNumbers>> = {
  pay: {
    sums: [
      ['five services of 99.9 % in a row give about {99.5} %', '100 * availabilityOfAll(0.999, 5)'],
      ['{2,500} in and 1,000 out', '5 * 500'],
      ['for ten minutes is a backlog of {900,000}', 'backlogAfter(2500, 1000, 10 * 60)'],
      ['{850} a second drain it', '1000 - 150'],
      ['drain it in about {18} minutes', 'drainS(900000, 1000, 150) / 60'],
    ],
    chosen: ['1,000 out'],
  },
};
