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
  /** When the charge is final, so many 303s lead from path to path, until it can be read at the last one. */
  readonly moves?: number;
  /** With `moves`: so many paths lead to each other in a circle, and it can be read at none. */
  readonly circleOf?: number;
  readonly pendingStatus?: 200 | 202;
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
      '429, and asks for three seconds',
      7,
      { deadlineMs: 30_000, finalAtMs: 1000, troubles: [{ status: 429, retryAfterS: 3 }] },
      'the first question is answered with 429 and retry-after: 3',
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
      { deadlineMs: 30_000, finalAtMs: 2000, troubles: [{ status: 502 }, 'silent'] },
      'the second question is never answered',
    ),
    run('it moves', 10, { deadlineMs: 30_000, finalAtMs: 3000, moves: 1 }),
    run('it is not there', 11, { deadlineMs: 30_000, troubles: [{ status: 404 }] }),
    run('never done', 12, { deadlineMs: 10_000 }),
    run('asks for more patience than there is', 13, { deadlineMs: 10_000, retryAfterS: 30, finalAtMs: 12_000 }),
    run(
      'silent until the deadline',
      14,
      { deadlineMs: 2000, troubles: [{ status: 502 }, 'silent', 'silent', 'silent', 'silent'] },
      'from the second question on, nobody answers',
    ),
    run('slow replies', 15, { deadlineMs: 30_000, finalAtMs: 6000, replyMs: 1500 }),
    run('a long wait', 16, { deadlineMs: 120_000, finalAtMs: 96_000 }),
    run(
      'in trouble until the deadline',
      17,
      { deadlineMs: 8000, troubles: Array.from({ length: 40 }, () => ({ status: 500 })) },
      'every question is answered with 500',
    ),
    run(
      '404 after a while',
      18,
      { deadlineMs: 30_000, troubles: [{ status: 503 }, { status: 404 }] },
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
  ],
  build(world, { parameters }, instantiate) {
    const {
      deadlineMs,
      finalAtMs = Infinity,
      final = 'succeeded',
      retryAfterS,
      troubles = [],
      moves = 0,
      circleOf = Infinity,
      pendingStatus = 200,
      replyMs = 20,
    } = parameters;
    let asked = 0;
    const pathAfter = (moved: number) => (moved === 0 ? path : moved === moves ? finalPath : `/charges/c1/moved/${moved}`);
    const waiting = (seconds: number | undefined) => (seconds === undefined ? {} : { 'retry-after': String(seconds) });
    world.host('charges', {
      instantiate: () => ({}),
      handle(_, { body }, port) {
        const trouble = troubles[asked];
        asked += 1;
        if (trouble === 'silent') return port.sleep(untilMs);
        return port.sleep(replyMs).then(() => {
          if (trouble === 'refused') throw serviceError(0, 'connection refused');
          if (trouble !== undefined) return { status: trouble.status, headers: waiting(trouble.retryAfterS), body: null };
          const at = String(typeof body === 'object' && body !== null ? Reflect.get(body, 'path') : undefined);
          const isFinal = world.now >= finalAtMs;
          if (at === path && !isFinal)
            return { status: pendingStatus, headers: waiting(retryAfterS), body: { state: 'pending' } };
          const moved = at === path ? 0 : at === finalPath ? moves : Number(/\/moved\/(\d+)$/.exec(at)?.[1] ?? Infinity);
          if (!isFinal || at !== pathAfter(moved)) return { status: 404, headers: {}, body: null };
          if (moved < moves) return { status: 303, headers: { location: pathAfter((moved + 1) % circleOf) }, body: null };
          return { status: 200, headers: {}, body: { state: final } };
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
