import { describe, expect, it } from 'vitest';
import type { Plain, World } from '../../src/lab/index.ts';
import { runLearner } from './learner-world.ts';

function publishing(body: string, prepare: (world: World) => void) {
  const source = `import { CallError, TimeoutError } from 'lab';\nexport async function handle(request, { publish, sleep }) { ${body} }`;
  return runLearner(source, { prepare });
}

/** A queue whose consumer notes what it gets. */
function withQueue(spec: Parameters<World['queue']>[1] = {}) {
  const got: Plain[] = [];
  const prepare = (world: World) => {
    world.queue('mail', spec);
    world.service('mailer', {
      respond: ({ body, headers, message }) => {
        got.push({ body, headers, id: message?.id, key: message?.key, attempt: message?.attempt });
        return null;
      },
    });
    world.subscribe('mailer', 'mail');
  };
  return { got, prepare };
}

describe('publish', () => {
  it('hands over a copy, with id, key and headers, and resolves with the id', () => {
    const { got, prepare } = withQueue();
    const body = `const letter = { to: 'ada' };
    const sent = publish('mail', letter, { id: 'm1', key: 'k', headers: { TraceParent: '00-1' } });
    letter.to = 'eve';
    return sent;`;
    expect(publishing(body, prepare).outcome).toBe('m1');
    expect(got).toEqual([{ body: { to: 'ada' }, headers: { traceparent: '00-1' }, id: 'm1', key: 'k', attempt: 1 }]);
  });

  it('rejects with a CallError when the broker refuses, and with a TimeoutError when it does not confirm in time', () => {
    const full = withQueue({ capacity: 0 });
    const refused = "return publish('mail', {}).catch((e) => [e instanceof CallError, e.service, e.status]);";
    expect(publishing(refused, full.prepare).outcome).toEqual([true, 'mail', 503]);
    const silent = withQueue();
    const cut = (world: World) => {
      silent.prepare(world);
      world.at(0, () => world.faults.partition('learner', 'mail'));
    };
    const waits =
      "return publish('mail', {}, { timeoutMs: 40 }).catch((e) => [e instanceof TimeoutError, e.timeoutMs, performance.now()]);";
    expect(publishing(waits, cut).outcome).toEqual([true, 40, 40]);
  });

  it('says what is wrong with how it is used', () => {
    const { prepare } = withQueue();
    const wrong = (call: string) => publishing(`try { return await ${call}; } catch (e) { return e.message; }`, prepare).outcome;
    expect(wrong('publish({})')).toContain('names a queue or topic by a text');
    expect(wrong("publish('mail', new Map())")).toContain('Map');
    expect(wrong("publish('mail', {}, { key: 7 })")).toContain('key is a text');
    expect(wrong("publish('mail', {}, { delayMs: -1 })")).toContain('delayMs is a number');
    expect(wrong("publish('male', {})")).toContain('no queue or topic called "male"');
  });
});

describe('ack and nack', () => {
  const worker = (body: string) => `export async function handle(message, { ack, nack, sleep }) { ${body} }`;

  function deliveries(body: string): readonly string[] {
    const { trace } = runLearner(worker(body), {
      prepare(world) {
        world.queue('jobs', { visibilityTimeoutMs: 50, maxAttempts: 3 });
        world.subscribe('learner', 'jobs', { ack: 'manual' });
        world.client('boss').publish('jobs', { job: 1 });
      },
    });
    return trace.records
      .filter(({ kind, node }) => kind.startsWith('message-') && node !== 'boss')
      .map(({ kind, at }) => `${at} ${kind}`);
  }

  it('settle the message by hand', () => {
    expect(deliveries('await sleep(10); await ack();')).toContain('10 message-acked');
    expect(
      deliveries("if (message.n !== 1) await nack('later', { delayMs: 20 });").filter((line) => line.includes('delivered')),
    ).toEqual(['0 message-delivered', '20 message-delivered', '40 message-delivered']);
  });

  it('left out, the message comes back after the visibility timeout', () => {
    expect(deliveries('').filter((line) => line.includes('delivered'))).toEqual([
      '0 message-delivered',
      '50 message-delivered',
      '100 message-delivered',
    ]);
  });

  it('say that there is nothing to settle where a call is answered', () => {
    const body = 'return ack().catch((e) => e.message);';
    expect(runLearner(`export async function handle(request, { ack }) { ${body} }`).outcome).toContain('no message to settle');
  });
});
