import { constant, serviceError } from '../../src/lab/index.ts';
import type { ExerciseWorld, IncomingCall, LearnerModule, Port } from '../../src/lab/index.ts';

type Parameters = {
  /** Time that the renderer needs; without it, drawn from the seed. */
  readonly renderMs?: number;
  /** The status that every rendering fails with; without it, none fails. */
  readonly failsWith?: number;
  readonly posts: readonly { readonly reportId: string; readonly waitMs: number; readonly atMs: number }[];
  readonly gets?: readonly { readonly reportId: string; readonly atMs: number }[];
};

const untilMs = 20_000;
const post = (reportId: string, waitMs: number, atMs = 0) => ({ reportId, waitMs, atMs });
const get = (reportId: string, atMs: number) => ({ reportId, atMs });

export const world: ExerciseWorld<Parameters> = {
  exports: { postReport: 'function', getReport: 'function' },
  runs: [
    { name: 'done in 80 ms, the client waits 200 ms', seed: 1, untilMs, parameters: { renderMs: 80, posts: [post('r1', 200)] } },
    {
      name: 'done in 3000 ms, the client waits 200 ms',
      seed: 2,
      untilMs,
      parameters: { renderMs: 3000, posts: [post('r2', 200)], gets: [get('r2', 201), get('r2', 1000), get('r2', 3100)] },
    },
    {
      name: 'the client does not wait',
      seed: 3,
      untilMs,
      parameters: { renderMs: 400, posts: [post('r3', 0)], gets: [get('r3', 1), get('r3', 390), get('r3', 410)] },
    },
    {
      name: 'the client waits long',
      seed: 4,
      untilMs,
      parameters: { renderMs: 900, posts: [post('r4', 2000)], gets: [get('r4', 950)] },
    },
    {
      name: 'fails in 80 ms, the client waits 200 ms',
      seed: 6,
      untilMs,
      fault: 'the renderer fails',
      parameters: { renderMs: 80, failsWith: 500, posts: [post('r6', 200)], gets: [get('r6', 300)] },
    },
    {
      name: 'fails in 1500 ms, the client waits 200 ms',
      seed: 7,
      untilMs,
      fault: 'the renderer fails',
      parameters: {
        renderMs: 1500,
        failsWith: 500,
        posts: [post('r7', 200)],
        gets: [get('r7', 700), get('r7', 1600), get('r7', 9000)],
      },
    },
    {
      name: 'fails, and the client does not wait',
      seed: 8,
      untilMs,
      fault: 'the renderer fails',
      parameters: { renderMs: 30, failsWith: 500, posts: [post('r8', 0)], gets: [get('r8', 10), get('r8', 60)] },
    },
    {
      name: 'two reports at once',
      seed: 9,
      untilMs,
      parameters: {
        renderMs: 500,
        posts: [post('r9', 200), post('r10', 800, 50), post('r11', 150, 100)],
        gets: [get('r9', 240), get('r9', 520), get('r11', 520), get('r10', 700), get('r9', 900), get('r11', 900)],
      },
    },
    {
      name: 'nobody has asked for the report',
      seed: 5,
      untilMs,
      parameters: { renderMs: 100, posts: [post('r5', 50)], gets: [get('nobodys', 10), get('nobodys', 200), get('r5', 200)] },
    },
    {
      name: 'asked for after the reply',
      seed: 10,
      untilMs,
      parameters: { renderMs: 80, posts: [post('r1', 200)], gets: [get('r1', 90), get('r1', 300), get('r1', 19_000)] },
    },
    {
      name: 'done 10 ms before the wait is over',
      seed: 15,
      untilMs,
      parameters: { renderMs: 190, posts: [post('r12', 200)] },
    },
    {
      name: 'fails with a status of its own in 80 ms, the client waits 200 ms',
      seed: 16,
      untilMs,
      fault: 'the renderer answers with 422',
      parameters: { renderMs: 80, failsWith: 422, posts: [post('r13', 200)], gets: [get('r13', 300)] },
    },
    {
      name: 'done in 45 s, the client waits 200 ms',
      seed: 17,
      untilMs: 60_000,
      parameters: { renderMs: 45_000, posts: [post('r14', 200)], gets: [get('r14', 44_000), get('r14', 46_000)] },
    },
    ...[11, 12, 13, 14].map((seed) => ({
      name: 'three reports of one minute',
      seed,
      untilMs,
      parameters: {
        posts: [post('a', 200), post('b', 60, 100), post('c', 400, 130)],
        gets: [get('a', 207), get('b', 207), get('c', 207), get('a', 6000), get('b', 6000), get('c', 6000)],
      },
    })),
  ],
  build(world, { parameters }, instantiate) {
    // Never near one of the waits above, so that nothing hangs on a tie.
    const drawnMs = [30, 95, 143, 300, 700, 2500][Math.floor(world.stream('render').uniform() * 6)] ?? 30;
    world.service('renderer', {
      concurrency: 16,
      serviceTime: constant(parameters.renderMs ?? drawnMs),
      respond(request) {
        if (parameters.failsWith !== undefined) throw serviceError(parameters.failsWith, 'the page does not render');
        return { url: `/files/${textOf(request, 'reportId')}.pdf` };
      },
    });
    world.host('reports', { instantiate, handle });
    const client = world.client('client');
    for (const { atMs, ...body } of parameters.posts) client.call('reports', 'post', body, { atMs });
    for (const { atMs, ...body } of parameters.gets ?? []) client.call('reports', 'get', body, { atMs });
  },
};

type Learners = {
  postReport: (request: unknown, context: Port) => unknown;
  getReport: (reportId: string, context: Port) => unknown;
};

function handle(module: LearnerModule, request: IncomingCall, port: Port): unknown {
  const { postReport, getReport } = module as Learners;
  return request.operation === 'post' ? postReport(request.body, port) : getReport(textOf(request, 'reportId'), port);
}

function textOf(request: IncomingCall, field: string): string {
  const { body } = request;
  return typeof body === 'object' && body !== null && !Array.isArray(body) ? String(Reflect.get(body, field)) : 'nothing';
}
