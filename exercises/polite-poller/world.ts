import { serviceError } from '../../src/lab/index.ts';
import type { ExerciseWorld, IncomingCall, LearnerModule, Port } from '../../src/lab/index.ts';

/** What one question meets, in the place of the charge. */
type Trouble = { readonly status: number; readonly retryAfterS?: number } | 'refused' | 'silent';

type Parameters = {
  readonly deadlineMs: number;
  /** When the charge is final; never without it. */
  readonly finalAtMs?: number;
  readonly final?: 'succeeded' | 'failed';
  /** What every reply about a pending charge asks for. */
  readonly retryAfterS?: number;
  /** What the first questions meet, in order. */
  readonly troubles?: readonly Trouble[];
  /** Until then, every question is answered with 500. */
  readonly troubleUntilMs?: number;
  /** When the charge is final, so many 303s lead from path to path, until it can be read at the last one. */
  readonly moves?: number;
  /** With `moves`: since when they do, if not only since the charge is final. At the last path it is pending until then. */
  readonly movesAtMs?: number;
  /** With `moves`: since when so many more lead on from where it was until then. */
  readonly movesAgain?: { readonly atMs: number; readonly moves: number };
  /** With `moves`: what the first questions at the last path meet, in order. */
  readonly movedTroubles?: readonly Trouble[];
  /** With `moves`: so many paths lead to each other in a circle, and it can be read at none. */
  readonly circleOf?: number;
  readonly pendingStatus?: 200 | 202;
  /** The status with which it is final; 200 without it. */
  readonly finalStatus?: 200 | 202;
  readonly replyMs?: number;
};

const path = '/charges/c1/status';
const finalPath = '/charges/c1';
const untilMs = 200_000;

const run = (name: string, seed: number, parameters: Parameters, fault?: string) => ({
  name,
  seed,
  untilMs,
  ...(fault === undefined ? {} : { fault }),
  parameters,
});

export const world: ExerciseWorld<Parameters> = {
  exports: { awaitCharge: 'function' },
  runs: [
    run('it is done already', 1, { deadlineMs: 30_000, finalAtMs: 0 }),
    run('done after three seconds', 2, { deadlineMs: 30_000, finalAtMs: 3000, pendingStatus: 202 }),
    run('failed after three seconds', 3, { deadlineMs: 30_000, finalAtMs: 3000, final: 'failed' }),
    run('done after three seconds, and 202 all the same', 28, {
      deadlineMs: 30_000,
      finalAtMs: 3000,
      pendingStatus: 202,
      finalStatus: 202,
    }),
    run('asks for two seconds of patience', 4, { deadlineMs: 30_000, finalAtMs: 5000, retryAfterS: 2 }),
    run(
      '502, three times',
      5,
      { deadlineMs: 30_000, finalAtMs: 1000, troubles: [{ status: 502 }, { status: 502 }, { status: 502 }] },
      'the first three questions are answered with 502',
    ),
    run(
      '503, and asks for five seconds',
      6,
      { deadlineMs: 30_000, finalAtMs: 1000, troubles: [{ status: 503, retryAfterS: 5 }] },
      'the first question is answered with 503 and retry-after: 5',
    ),
    run(
      '429 twice, and asks for three seconds once',
      7,
      { deadlineMs: 30_000, finalAtMs: 1000, troubles: [{ status: 429, retryAfterS: 3 }, { status: 429 }] },
      'the first question is answered with 429 and retry-after: 3, the second with 429 only',
    ),
    run(
      'the connection is refused',
      8,
      { deadlineMs: 30_000, finalAtMs: 2000, troubles: ['refused', 'refused'] },
      'the first two connections are refused',
    ),
    run(
      'a reply does not come',
      9,
      { deadlineMs: 30_000, finalAtMs: 2000, troubles: [{ status: 504 }, 'silent'] },
      'the first question is answered with 504, the second never',
    ),
    run('it moves', 10, { deadlineMs: 30_000, finalAtMs: 3000, moves: 1 }),
    run('it is not there', 11, { deadlineMs: 30_000, troubles: [{ status: 404 }] }),
    run('never done, and slow replies', 12, { deadlineMs: 10_000, replyMs: 1500 }),
    run('asks for more patience than there is', 13, { deadlineMs: 10_000, retryAfterS: 30, finalAtMs: 12_000 }),
    run(
      'silent until the deadline',
      14,
      { deadlineMs: 2000, troubles: [{ status: 501 }, 'silent', 'silent', 'silent', 'silent'] },
      'the first question is answered with 501, and from the second question on, nobody answers',
    ),
    run('slow replies', 15, { deadlineMs: 30_000, finalAtMs: 6000, replyMs: 1900 }),
    run('a long wait', 16, { deadlineMs: 120_000, finalAtMs: 82_000 }),
    run(
      'in trouble until the deadline',
      17,
      { deadlineMs: 8000, troubles: Array.from({ length: 40 }, () => ({ status: 500 })) },
      'every question is answered with 500',
    ),
    run(
      '410 after a while',
      18,
      { deadlineMs: 30_000, troubles: [{ status: 503 }, { status: 410 }] },
      'the first question is answered with 503',
    ),
    run('it moves ten times', 19, { deadlineMs: 30_000, finalAtMs: 1000, moves: 10 }),
    run(
      'it moves in a circle',
      20,
      { deadlineMs: 10_000, finalAtMs: 1000, moves: 1_000_000, circleOf: 3 },
      'from 1000 ms on, each of three paths leads on to the next with 303, and the last to the first',
    ),
    run(
      'it moves for ever',
      21,
      { deadlineMs: 10_000, finalAtMs: 1000, moves: 1_000_000 },
      'from 1000 ms on, each path leads on to another one with 303',
    ),
    run('it may not be asked for', 22, { deadlineMs: 30_000, troubles: [{ status: 403 }] }),
    run(
      'in trouble for more than a minute',
      23,
      { deadlineMs: 120_000, finalAtMs: 30_000, troubleUntilMs: 70_000 },
      'every question in the first 70 s is answered with 500',
    ),
    run('asks for a second of patience, for more than a minute', 24, {
      deadlineMs: 120_000,
      finalAtMs: 70_000,
      retryAfterS: 1,
    }),
    run(
      'it moves before it is done',
      25,
      { deadlineMs: 30_000, finalAtMs: 9000, moves: 1, movesAtMs: 2000, movedTroubles: [{ status: 503 }] },
      'the first question at the new path is answered with 503',
    ),
    run('it moves shortly before the deadline', 26, { deadlineMs: 2000, finalAtMs: 400, moves: 1 }),
    run('it moves six times, and six times more', 27, {
      deadlineMs: 60_000,
      finalAtMs: 24_000,
      moves: 6,
      movesAtMs: 1000,
      movesAgain: { atMs: 12_000, moves: 6 },
    }),
  ],
  build(world, { parameters }, instantiate) {
    const {
      deadlineMs,
      finalAtMs = Infinity,
      final = 'succeeded',
      retryAfterS,
      troubles = [],
      troubleUntilMs = 0,
      moves = 0,
      movesAtMs = finalAtMs,
      movesAgain = { atMs: Infinity, moves: 0 },
      movedTroubles = [],
      circleOf = Infinity,
      pendingStatus = 200,
      finalStatus = 200,
      replyMs = 20,
    } = parameters;
    let asked = 0;
    let askedMoved = 0;
    const lastMove = moves + movesAgain.moves;
    const pathAfter = (moved: number) => (moved === 0 ? path : moved === lastMove ? finalPath : `/charges/c1/moved/${moved}`);
    const movesUntil = (now: number) => (now < movesAtMs ? 0 : now < movesAgain.atMs ? moves : lastMove);
    const waiting = (seconds: number | undefined) => (seconds === undefined ? {} : { 'retry-after': String(seconds) });
    world.host('charges', {
      instantiate: () => ({}),
      handle(_, { body }, port) {
        const at = String(typeof body === 'object' && body !== null ? Reflect.get(body, 'path') : undefined);
        const trouble = troubles[asked++] ?? (at === finalPath ? movedTroubles[askedMoved++] : undefined);
        if (trouble === 'silent') return port.sleep(untilMs);
        return port.sleep(replyMs).then(() => {
          if (trouble === 'refused') throw serviceError(0, 'connection refused');
          if (trouble !== undefined) return { status: trouble.status, headers: waiting(trouble.retryAfterS), body: null };
          if (world.now < troubleUntilMs) return { status: 500, headers: {}, body: null };
          const moved = at === path ? 0 : at === finalPath ? lastMove : Number(/\/moved\/(\d+)$/.exec(at)?.[1] ?? Infinity);
          const there = movesUntil(world.now);
          if (moved > there || at !== pathAfter(moved)) return { status: 404, headers: {}, body: null };
          if (moved < there) return { status: 303, headers: { location: pathAfter((moved + 1) % circleOf) }, body: null };
          if (world.now < finalAtMs) return { status: pendingStatus, headers: waiting(retryAfterS), body: { state: 'pending' } };
          return { status: finalStatus, headers: {}, body: { state: final } };
        });
      },
    });
    world.host('shop', { instantiate, handle: awaitCharge });
    world.client('checkout').call('shop', 'awaitCharge', { path, deadlineMs });
  },
};

function awaitCharge(module: LearnerModule, { body }: IncomingCall, port: Port): unknown {
  const { awaitCharge } = module as { awaitCharge: (path: string, deadlineMs: number, context: Port) => unknown };
  const { path, deadlineMs } = body as { path: string; deadlineMs: number };
  return awaitCharge(path, deadlineMs, port);
}
