import { serviceError, type Port, type RandomStream, type World } from '../../../src/lab/index.ts';

/** How the copies and their leader are doing in a run. Times in ms. */
export type DatabaseSpec = {
  /** How far each replica is behind. */
  readonly lagsMs: readonly number[];
  /** Share of the reads at replicas that fail at once. */
  readonly failing?: number;
  /** Share of the reads at replicas that are never answered. */
  readonly silent?: number;
  /** Reads at the leader fail, or are never answered. */
  readonly leaderAway?: 'fails' | 'silent';
  /** Saves fail, or are never answered; nothing is saved. */
  readonly savesFail?: 'fails' | 'silent';
};

interface Saved {
  readonly at: number;
  readonly name: string;
}

const readMs = 8;
const leaderMs = 20;
const untilTheEndMs = 1_000_000;

/** A leader, its replicas, and what was saved so far. Every user has a first name, saved long ago. */
export function addDatabase(world: World, spec: DatabaseSpec): void {
  const saved = new Map<string, Saved[]>();
  const luck = world.stream('replicas');
  const of = (userId: string): Saved[] => {
    const changes = saved.get(userId) ?? [{ at: -untilTheEndMs, name: `name of ${userId}` }];
    saved.set(userId, changes);
    return changes;
  };
  /** The profile as it was then. */
  const asOf = (userId: string, atMs: number) => {
    const changes = of(userId).filter(({ at }) => at <= atMs);
    return { userId, name: changes.at(-1)?.name ?? '', version: changes.length };
  };
  const serve = (name: string, respond: (body: Body, port: Port) => unknown): void =>
    world.host(name, { instantiate: () => ({}), handle: (_, { body }, port) => respond(bodyOf(body), port) });

  serve('save', ({ userId, name }, port) =>
    port.sleep(spec.savesFail === 'silent' ? untilTheEndMs : leaderMs).then(() => {
      if (spec.savesFail === 'fails') throw serviceError(503, 'the change was not saved');
      of(userId).push({ at: world.now, name });
      return asOf(userId, world.now);
    }),
  );
  serve('leader', ({ userId }, port) =>
    port.sleep(spec.leaderAway === 'silent' ? untilTheEndMs : leaderMs).then(() => {
      if (spec.leaderAway === 'fails') throw serviceError(503, 'the leader is away');
      return asOf(userId, world.now);
    }),
  );
  serve('replica', ({ userId }, port) => {
    const lagMs = spec.lagsMs[Math.floor(luck.uniform() * spec.lagsMs.length)] ?? 0;
    const fate = fateOf(spec, luck);
    if (fate === 'silent') return port.sleep(untilTheEndMs);
    return port.sleep(readMs).then(() => {
      if (fate === 'fails') throw serviceError(503, 'this replica is away');
      return asOf(userId, world.now - lagMs);
    });
  });
}

function fateOf({ failing = 0, silent = 0 }: DatabaseSpec, luck: RandomStream): 'answers' | 'fails' | 'silent' {
  const drawn = luck.uniform();
  if (drawn < failing) return 'fails';
  return drawn < failing + silent ? 'silent' : 'answers';
}

type Body = { readonly userId: string; readonly name: string };

function bodyOf(body: unknown): Body {
  const given = typeof body === 'object' && body !== null ? body : {};
  return { userId: String(Reflect.get(given, 'userId')), name: String(Reflect.get(given, 'name')) };
}
