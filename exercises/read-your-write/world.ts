import type { ExerciseWorld, IncomingCall, LearnerModule, Port, World } from '../../src/lab/index.ts';
import { addDatabase, type DatabaseSpec } from './world/database.ts';

/** What a browser does: it saves, or it asks to be shown somebody's profile. */
type Act = { readonly atMs: number; readonly browser: string; readonly userId: string; readonly name?: string };

type Parameters = DatabaseSpec & {
  readonly acts: readonly Act[];
  /** A day, over which the reads at the leader are counted. */
  readonly isUsual?: boolean;
};

const untilMs = 200_000;

const show = (atMs: number, browser: string, userId = browser): Act => ({ atMs, browser, userId });
const save = (atMs: number, browser: string, name: string): Act => ({ atMs, browser, userId: browser, name });
const shows = (times: readonly number[], browser: string, userId = browser): readonly Act[] =>
  times.map((atMs) => show(atMs, browser, userId));
/** So many shows, one after the other. */
const every = (stepMs: number, count: number, fromMs: number, browser: string, userId = browser): readonly Act[] =>
  Array.from({ length: count }, (_, n) => show(fromMs + n * stepMs, browser, userId));

const four = ['ada', 'bea', 'cy', 'dan'];

/** Four browsers who look around a good deal, and now and then change a name. */
const day: readonly Act[] = [
  ...four.flatMap((browser, n) => [
    show(100 * n, browser),
    save(2000 + 3000 * n, browser, `${browser} the first`),
    show(2100 + 3000 * n, browser),
    ...every(900, 14, 6000 + 3000 * n, browser),
    ...every(1100, 5, 21_000 + 700 * n, browser, 'eve'),
  ]),
  show(33_000, 'bea', 'ada'),
];

export const world: ExerciseWorld<Parameters> = {
  exports: { saveName: 'function', showProfile: 'function' },
  runs: [
    { name: 'nobody saves', seed: 1, untilMs, parameters: { lagsMs: [50, 50], acts: shows([0, 600], 'ada') } },
    {
      name: 'saved, and looked at at once',
      seed: 2,
      untilMs,
      parameters: { lagsMs: [90, 90], acts: [save(0, 'ada', 'Ada L.'), show(30, 'ada'), show(700, 'ada')] },
    },
    {
      name: 'one replica is 3 s behind',
      seed: 3,
      untilMs,
      parameters: { lagsMs: [40, 3000], acts: [save(0, 'ada', 'Ada L.'), ...every(600, 7, 100, 'ada')] },
    },
    {
      name: 'the replicas are minutes behind',
      seed: 4,
      untilMs,
      parameters: {
        lagsMs: [180_000, 190_000],
        acts: [save(0, 'ada', 'Ada L.'), ...shows([50, 6000, 20_000, 40_000, 170_000], 'ada'), show(50_000, 'bea', 'ada')],
      },
    },
    {
      name: 'two look at somebody who changes',
      seed: 5,
      untilMs,
      parameters: {
        lagsMs: [30, 2500],
        acts: [
          save(0, 'ada', 'Ada L.'),
          ...every(600, 6, 50, 'bea', 'ada'),
          save(4000, 'ada', 'Ada Lovelace'),
          ...every(600, 6, 4100, 'cy', 'ada'),
          ...every(600, 6, 4200, 'bea', 'ada'),
        ],
      },
    },
    {
      name: 'looks at another one in between',
      seed: 6,
      untilMs,
      parameters: {
        lagsMs: [2000, 2000],
        acts: [
          save(0, 'ada', 'Ada L.'),
          save(400, 'ada', 'Ada'),
          show(800, 'ada', 'bea'),
          show(1300, 'ada'),
          show(1900, 'ada', 'bea'),
        ],
      },
    },
    {
      name: 'twelve changes, one after the other',
      seed: 16,
      untilMs,
      parameters: {
        lagsMs: [30, 3000],
        acts: [...Array.from({ length: 12 }, (_, n) => save(300 * n, 'ada', `Ada ${n}`)), ...every(600, 4, 4000, 'ada')],
      },
    },
    {
      name: 'four ask at the same time',
      seed: 17,
      untilMs,
      parameters: {
        lagsMs: [60_000, 60_000],
        acts: four.flatMap((browser, n) => [save(100 * n, browser, `${browser} the first`), ...every(700, 3, 1000 + n, browser)]),
      },
    },
    {
      name: 'the save fails',
      seed: 7,
      untilMs,
      fault: 'saves fail',
      parameters: { lagsMs: [50, 50], savesFail: 'fails', acts: [save(0, 'ada', 'Ada L.'), show(500, 'ada')] },
    },
    {
      name: 'replicas fail',
      seed: 8,
      untilMs,
      fault: 'the replicas are away',
      parameters: { lagsMs: [50], failing: 1, acts: [show(0, 'ada'), save(500, 'ada', 'Ada L.'), show(900, 'ada')] },
    },
    {
      name: 'replicas do not answer',
      seed: 9,
      untilMs,
      fault: 'the replicas do not answer',
      parameters: { lagsMs: [50], silent: 1, acts: [show(0, 'ada'), save(1000, 'ada', 'Ada L.'), show(1600, 'ada')] },
    },
    {
      name: 'the leader is away',
      seed: 10,
      untilMs,
      fault: 'reads at the leader fail',
      parameters: {
        lagsMs: [5000, 5000],
        leaderAway: 'fails',
        acts: [
          show(0, 'ada'),
          save(600, 'ada', 'Ada L.'),
          show(1200, 'ada'),
          ...shows([2000, 7000, 9000], 'bea', 'ada'),
          show(8000, 'ada'),
        ],
      },
    },
    {
      name: 'the leader does not answer',
      seed: 18,
      untilMs,
      fault: 'reads at the leader are never answered',
      parameters: { lagsMs: [5000, 5000], leaderAway: 'silent', acts: [save(0, 'ada', 'Ada L.'), show(600, 'ada')] },
    },
    {
      name: 'half of the replicas fail, and all are behind',
      seed: 19,
      untilMs,
      fault: 'half of the reads at replicas fail',
      parameters: {
        lagsMs: [60_000, 60_000],
        failing: 0.5,
        acts: [save(0, 'ada', 'Ada L.'), ...every(600, 8, 100, 'bea', 'ada')],
      },
    },
    {
      name: 'nobody answers',
      seed: 13,
      untilMs,
      fault: 'neither the replicas nor the leader answer',
      parameters: { lagsMs: [50], silent: 1, leaderAway: 'silent', acts: [save(0, 'ada', 'Ada L.'), show(600, 'ada')] },
    },
    {
      name: 'two who change, and look at each other',
      seed: 14,
      untilMs,
      parameters: {
        lagsMs: [30, 60_000],
        acts: [
          save(0, 'ada', 'Ada L.'),
          save(50, 'bea', 'Bea B.'),
          ...Array.from({ length: 24 }, (_, n) => show(600 + n * 600, 'ada', n % 2 === 0 ? 'bea' : 'ada')),
        ],
      },
    },
    {
      name: 'changes her own name between two looks at another one',
      seed: 20,
      untilMs,
      parameters: {
        lagsMs: [30, 60_000],
        acts: [
          save(0, 'bea', 'Bea B.'),
          ...every(600, 4, 100, 'ada', 'bea'),
          ...Array.from({ length: 6 }, (_, n) => [
            save(4000 + 1000 * n, 'ada', `Ada ${n}`),
            show(4500 + 1000 * n, 'ada', 'bea'),
          ]).flat(),
        ],
      },
    },
    {
      name: 'looks at three in turn',
      seed: 21,
      untilMs,
      parameters: {
        lagsMs: [30, 60_000],
        acts: ['bea', 'cy', 'dan'].flatMap((other, n) => [
          save(100 * n, other, `${other} the first`),
          ...every(1800, 6, 600 + 600 * n, 'ada', other),
        ]),
      },
    },
    {
      name: 'the save is not answered',
      seed: 15,
      untilMs,
      fault: 'saves are never answered',
      parameters: { lagsMs: [50, 50], savesFail: 'silent', acts: [save(0, 'ada', 'Ada L.'), show(900, 'ada')] },
    },
    { name: 'a day', seed: 11, untilMs, parameters: { lagsMs: [200, 700], isUsual: true, acts: day } },
    {
      name: 'a day on which some replicas fail',
      seed: 12,
      untilMs,
      fault: 'three in a hundred reads at replicas fail',
      parameters: { lagsMs: [200, 700], isUsual: true, failing: 0.03, acts: day },
    },
  ],
  build(world, { parameters }, instantiate) {
    addDatabase(world, parameters);
    world.host('profiles-1', { instantiate, handle });
    world.host('profiles-2', { instantiate, handle });
    const tokens = new Map<string, string>();
    [...parameters.acts]
      .sort((a, b) => a.atMs - b.atMs)
      .forEach((act, n) => offer(world, act, `profiles-${1 + (n % 2)}`, tokens));
  },
};

/** A browser sends the last token that it got, and keeps the one that it gets. */
function offer(world: World, { atMs, browser, userId, name }: Act, host: string, tokens: Map<string, string>): void {
  const client = world.client(browser);
  world.at(atMs, () =>
    client.call(
      host,
      name === undefined ? 'showProfile' : 'saveName',
      { userId, ...(name === undefined ? {} : { name }), token: tokens.get(browser) ?? '' },
      {
        onSettled: (_, how, answer) => {
          const token =
            how === 'answered' && typeof answer === 'object' && answer !== null ? Reflect.get(answer, 'token') : undefined;
          if (typeof token === 'string') tokens.set(browser, token);
        },
      },
    ),
  );
}

function handle(module: LearnerModule, { operation, body }: IncomingCall, port: Port): unknown {
  const { saveName, showProfile } = module as Record<'saveName' | 'showProfile', (request: unknown, context: Port) => unknown>;
  return operation === 'saveName' ? saveName(body, port) : showProfile(body, port);
}
