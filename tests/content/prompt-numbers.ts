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
  media: {
    sums: [
      ['3 a second for 240 seconds keep {720} transcodes running', 'inSystem(3, 240000)'],
      ['a second for {240} seconds', '4 * 60'],
      ['seconds are {720} transcodes', 'inSystem(3, 240000)'],
      ['on 20 places are {40} minutes', '200 * 240 / 20 / 60'],
      ['on 20 places take about {33} hours', '10000 * 240 / 20 / 3600'],
    ],
    chosen: ['95 % done', 'about 40 minutes', '200 films', '240 seconds each', '10,000 videos', '10,000 films'],
  },
  order: {
    sums: [
      ['instead of four: {99.8} %', '100 * availabilityOfAll(0.999, 2)'],
      ['% instead of {99.6}', '100 * availabilityOfAll(0.999, 4)'],
    ],
    chosen: [],
  },
  notify: {
    sums: [
      ['20 million at 50,000 a second take {400} seconds', '20 * 1000000 / 50000'],
      ['20 million at 50,000 a second are {400} seconds', '20 * 1000000 / 50000'],
      ['20 million SMS at 500 a second take {11} hours', '20 * 1000000 / 500 / 3600'],
      ['an hour leaves {108} million', '30000 * 3600 / 1000000'],
      ['with {20,000} a second to spare', '50000 - 30000'],
      ['that is {90} minutes', 'drainS(108000000, 50000, 30000) / 60'],
    ],
    chosen: ['chunks of 1,000', '30,000 a second', '12 new posts', '50,000 users'],
  },
  search: {
    sums: [
      ['{23} calls in a row', '20 + 3'],
      ['20 shards make about {18} % of pages', '100 * atLeastOneSlow(0.01, 20)'],
      ['1 minus 0.99 to the power of 20 is {18} %', '100 * atLeastOneSlow(0.01, 20)'],
      ['minus {0.99} to the', '1 - 1 / 100'],
      ['20 answers of 30 ms one after another are {600} ms', '20 * 30'],
    ],
    chosen: ['with 1 % of slow', 'about 5 %', '1 minus', 'say "1 left"'],
  },
  balance: {
    sums: [['changes a row and leaves {20}', '100 - 80']],
    chosen: [
      'of about 300 milliseconds',
      'As of 10:42',
      'transfers of 80',
      'with 100.',
      'are 30 seconds behind',
      'show 100.',
      'subtract 80',
      'at least 80',
    ],
  },
  report: {
    sums: [['500 times 30 seconds are {25} minutes of work for 10 workers', '500 * 30 / 10 / 60']],
    chosen: ['minute 19', '500 customers', '500 times', 'for 10 workers', 'About 15 minutes'],
  },
  iot: {
    sums: [
      ['The rate is computed: {10,000} a second', '100000 / 10'],
      ['100,000 devices every 10 seconds are {10,000} readings', '100000 / 10'],
      ['10 minutes of readings from everybody are {6} million', '10000 * 10 * 60 / 1000000'],
      ['at 70 % load, an hour away costs {2.3} hours', 'drainS(10000 * 3600, 10000 / 0.7, 10000) / 3600'],
      ['a backlog of a day: {864} million', '10000 * 24 * 3600 / 1000000'],
    ],
    chosen: ['70 % load', '100 times as often', 'a 429'],
  },
  chat: {
    sums: [
      ['20 messages a second into such a group, copied, would be {1} million writes', '20 * 50000 / 1000000'],
      ['would be {50,000} writes', '1 * 50000'],
    ],
    chosen: ['20 messages a second'],
  },
  ride: {
    sums: [
      ['In 3 minutes that is {12} drivers', '3 * 60 / 15'],
      ['400,000 drivers every 4 seconds are {100,000} a second', '400000 / 4'],
      ['the fourth driver is asked after up to {45} seconds', '3 * 15'],
    ],
    chosen: ['1,000 searches'],
  },
  hook: {
    sums: [['a shared pool spends {85} % of its time on those who hang', '100 * 0.1 * 5000 / (0.1 * 5000 + 0.9 * 100)']],
    chosen: ['5 MB'],
  },
  short: {
    sums: [
      ['500 a second for 50 ms keep {25} workers busy', 'inSystem(500, 50)'],
      ['500 a second for 50 milliseconds keep {25} workers busy', 'inSystem(500, 50)'],
      ['What {25} workers must do', 'inSystem(500, 50)'],
      ['must do, {25} workers must do', 'inSystem(500, 50)'],
      ['a peak that keeps {25} workers', 'inSystem(500, 50)'],
      ['500 is {10,000} a second', '20 * 500'],
      ['which keep {500} workers busy', 'inSystem(10000, 50)'],
      ['5 workers of 50 ms each, {100} a second', 'mostPerS(5, 50)'],
      ['it takes about {2.8} hours', '1000000 / mostPerS(5, 50) / 3600'],
    ],
    chosen: ['100 ms is a law', '150 milliseconds', '150 ms', '900 ms', '20 times', 'with 5 workers'],
  },
  uniq: { sums: [], chosen: ['answer in 100 ms'] },
};
