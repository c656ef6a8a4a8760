import { describe, expect, it } from 'vitest';
import { describe as inWords, readScenario, runScenario, type Problem } from '../../src/scenario/index.ts';

const good = {
  durationMs: 1000,
  services: { pay: { concurrency: 1, serviceTime: { kind: 'exponential', meanMs: 10 } } },
  queues: { orders: {} },
  load: { shop: { to: 'pay', arrivals: { kind: 'poisson', ratePerS: 50 } } },
};

function problemsOf(scenario: unknown): readonly Problem[] {
  const reading = readScenario(scenario);
  return reading.ok ? [] : reading.problems;
}

const service = (spec: object) => ({ ...good, services: { pay: spec } });
const load = (spec: object) => ({ ...good, load: { shop: { to: 'pay', arrivals: { kind: 'poisson', ratePerS: 50 }, ...spec } } });

describe('a scenario', () => {
  it('that is right is read', () => {
    expect(readScenario(good)).toMatchObject({ ok: true });
  });

  it.each<[string, unknown, string, RegExp]>([
    ['is no object', 42, 'the scenario', /an object \{ … \}, found 42/],
    ['has no load', { services: {} }, 'load', /an object \{ … \}, found nothing/],
    ['has a text for a number', service({ concurrency: 'four' }), 'services.pay.concurrency', /a number, found "four"/],
    ['has a broken number of workers', service({ concurrency: 1.5 }), 'services.pay.concurrency', /a whole number, found 1.5/],
    ['has no workers', service({ concurrency: 0 }), 'services.pay.concurrency', /more than 0, found 0/],
    ['has a share above one', service({ failureRate: 1.5 }), 'services.pay.failureRate', /at most 1, found 1.5/],
    ['has a mistyped field', service({ concurency: 1 }), 'services.pay.concurency', /Did you mean "concurrency"\?/],
    [
      'has an unknown kind of time',
      service({ serviceTime: { kind: 'gamma' } }),
      'services.pay.serviceTime.kind',
      /one of the kinds constant/,
    ],
    [
      'has an unknown discipline',
      service({ discipline: 'random' }),
      'services.pay.discipline',
      /one of "fifo", "lifo", "priority"/,
    ],
    [
      'has a 99th percentile below the median',
      service({ serviceTime: { kind: 'lognormal', p50Ms: 20, p99Ms: 10 } }),
      'services.pay.serviceTime.p99Ms',
      /at least p50Ms, found 10/,
    ],
    [
      'has a negative rate',
      load({ arrivals: { kind: 'poisson', ratePerS: -4 } }),
      'load.shop.arrivals.ratePerS',
      /more than 0, found -4/,
    ],
    ['has a load both open and closed', load({ clients: 5 }), 'load.shop', /either "arrivals" \(open loop\) or "clients"/],
    [
      'has a load for nobody',
      load({ to: 'pai' }),
      'load.shop.to',
      /a service, queue or topic, found "pai". Did you mean "pay"\?/,
    ],
    [
      'protects a load that publishes with a policy',
      load({ to: 'orders', policy: { timeoutMs: 100 } }),
      'load.shop.policy',
      /no policy, since this load publishes, found a policy, and "orders" to publish to/,
    ],
    [
      'calls a service that is not there',
      service({ steps: { serial: ['bank'] } }),
      'services.pay.steps.serial[0]',
      /the name of a service, found "bank". There are: pay/,
    ],
    [
      'publishes to a queue that is not there',
      service({ steps: { parallel: [{ publish: 'order' }] } }),
      'services.pay.steps.parallel[0].publish',
      /a queue or topic, found "order". Did you mean "orders"\?/,
    ],
    [
      'waits for itself',
      {
        ...good,
        services: { a: { steps: { serial: ['b'] } }, b: { steps: { serial: ['c'] } }, c: { steps: { serial: ['a'] } } },
        load: { shop: { to: 'a', arrivals: { kind: 'regular', ratePerS: 1 } } },
      },
      'services.c.steps.serial[0]',
      /calls without a cycle, found a → b → c → a/,
    ],
    ['uses a name twice', { ...good, queues: { pay: {} } }, 'queues.pay', /a name of its own, found "pay" twice/],
    [
      'has a dead-letter queue that is not there',
      { ...good, queues: { orders: { deadLetter: 'dead' } } },
      'queues.orders.deadLetter',
      /a queue/,
    ],
    [
      'has a consumer of nothing',
      { ...good, consumers: [{ service: 'pay', queue: 'order' }] },
      'consumers[0].queue',
      /Did you mean "orders"/,
    ],
    ['has a link to nowhere', { ...good, links: [{ from: 'shop', to: 'bank' }] }, 'links[0].to', /found "bank"/],
    [
      'has an unknown fault',
      { ...good, faults: [{ atMs: 1, do: 'explode', target: 'pay' }] },
      'faults[0].do',
      /one of the verbs slow/,
    ],
    [
      'has a fault in the past',
      { ...good, faults: [{ atMs: -1, do: 'hang', target: 'pay' }] },
      'faults[0].atMs',
      /at least 0, found -1/,
    ],
    [
      'has a fault of nobody',
      { ...good, faults: [{ atMs: 1, do: 'hang', target: 'bank' }] },
      'faults[0].target',
      /the name of a service/,
    ],
    ['never ends', { ...good, durationMs: undefined }, 'durationMs', /an end, since load.shop has none.*Add "durationMs"/],
    [
      'has a queue that only grows and no end',
      {
        ...good,
        durationMs: undefined,
        load: { shop: { ...good.load.shop, arrivals: { kind: 'poisson', ratePerS: 200 }, untilMs: 1e6 } },
      },
      'services.pay',
      /a utilisation below 1.*found 2\.00 from load\.shop/,
    ],
    [
      'asks for too much',
      load({ arrivals: { kind: 'poisson', ratePerS: 1e8 } }),
      'load.shop',
      /at most 5000000 requests|found about/,
    ],
    ['has no load at all', { ...good, load: {} }, 'load', /at least one load, found \{\}/],
    [
      'has clients that take no time for a round',
      { ...good, services: { pay: {} }, load: { shop: { to: 'pay', clients: 3 } } },
      'load.shop.thinkTime',
      /time to pass in each round.*Give load\.shop a "thinkTime"/,
    ],
    [
      'has clients that would ask for ever',
      { ...good, durationMs: 1e12, load: { shop: { to: 'pay', clients: 3 } } },
      'load.shop',
      /at most 2000000 requests, found about 100000000000/,
    ],
    [
      'has a burst of nobody',
      load({ arrivals: { kind: 'bursts', size: 0, everyMs: 10 } }),
      'load.shop.arrivals.size',
      /more than 0/,
    ],
    [
      'has an unknown kind of arrivals',
      load({ arrivals: { kind: 'random' } }),
      'load.shop.arrivals.kind',
      /one of the kinds poisson/,
    ],
    ['has no times', load({ arrivals: { kind: 'times', atMs: [] } }), 'load.shop.arrivals.atMs', /not to be empty/],
    [
      'has an empirical time of nothing',
      service({ serviceTime: { kind: 'empirical', valuesMs: [] } }),
      'services.pay.serviceTime.valuesMs',
      /not to be empty/,
    ],
    [
      'has a less than random hyperexponential',
      service({ serviceTime: { kind: 'hyperexponential', meanMs: 5, scv: 0.5 } }),
      'services.pay.serviceTime.scv',
      /at least 1/,
    ],
    [
      'retries no time at all',
      load({ policy: { retry: { maxAttempts: 0 } } }),
      'load.shop.policy.retry.maxAttempts',
      /more than 0/,
    ],
    [
      'has a budget above one',
      load({ policy: { retry: { maxAttempts: 3, budget: { ratio: 2, burst: 1 } } } }),
      'load.shop.policy.retry.budget.ratio',
      /at most 1/,
    ],
    ['has a topic for nobody', { ...good, topics: { news: [] } }, 'topics.news', /not to be empty/],
    ['has a topic with an unknown queue', { ...good, topics: { news: ['ordrs'] } }, 'topics.news[0]', /Did you mean "orders"/],
    [
      'has a consumer that is no service',
      { ...good, consumers: [{ service: 'pai', queue: 'orders' }] },
      'consumers[0].service',
      /Did you mean "pay"/,
    ],
    ['partitions one node', { ...good, faults: [{ atMs: 1, do: 'partition', between: ['pay'] }] }, 'faults[0].between', /./],
    [
      'duplicates what is no queue',
      { ...good, faults: [{ atMs: 1, do: 'duplicate', target: 'pay' }] },
      'faults[0].target',
      /a queue/,
    ],
    [
      'loses replies of nobody',
      { ...good, faults: [{ atMs: 1, do: 'loseReply', from: 'pay', to: 'shopp' }] },
      'faults[0].to',
      /Did you mean "shop"/,
    ],
    [
      'has an unknown step',
      service({ steps: { serial: [7] } }),
      'services.pay.steps.serial[0]',
      /the name of a service, \{ "to"/,
    ],
    [
      'has a mistyped field deep in a step',
      service({ steps: { parallel: [{ to: 'pay', policy: { timeoutms: 5 } }] } }),
      'services.pay.steps.parallel[0].policy.timeoutms',
      /Did you mean "timeoutMs"/,
    ],
    ['has steps in no order', service({ steps: ['bank'] }), 'services.pay.steps', /\{ "serial": \[steps\] \}/],
    ['has a loss above one', { ...good, links: [{ from: 'shop', to: 'pay', lossRate: 1.2 }] }, 'links[0].lossRate', /at most 1/],
    ['has a negative seed', { ...good, seed: -1 }, 'seed', /at least 0/],
    ['has a queue of no place', { ...good, queues: { orders: { capacity: 0 } } }, 'queues.orders.capacity', /more than 0/],
  ])('that %s is told so: the path, what was expected, what was found', (_, scenario, path, words) => {
    const problems = problemsOf(JSON.parse(JSON.stringify(scenario)));
    expect(problems.map((problem) => problem.path)).toContain(path);
    expect(problems.map(inWords).join('\n')).toMatch(words);
  });

  it('with numbers that JSON cannot hold, or names that the language keeps, is told so', () => {
    expect(problemsOf({ ...good, durationMs: Infinity }).map(inWords)).toEqual([
      'durationMs: expected a number, found Infinity.',
    ]);
    expect(problemsOf({ ...good, durationMs: Number.NaN })[0]?.path).toBe('durationMs');
    const hidden: unknown = JSON.parse(
      '{"durationMs":5,"services":{"__proto__":{"concurrency":1}},"load":{"a":{"to":"b","clients":1}}}',
    );
    expect(problemsOf(hidden).map(inWords)[0]).toMatch(/^services\.__proto__: expected another name/);
  });

  it('may name its parts with digits, or with words that objects know', () => {
    const named = {
      durationMs: 100,
      services: { 1: { serviceTime: { kind: 'constant', ms: 1 } }, constructor: { serviceTime: { kind: 'constant', ms: 1 } } },
      load: { toString: { to: '1', clients: 1 }, valueOf: { to: 'constructor', clients: 1 } },
    };
    const reading = readScenario(JSON.parse(JSON.stringify(named)));
    expect(reading).toMatchObject({ ok: true });
    if (reading.ok) expect(runScenario(reading.scenario).metrics.services['constructor']?.completions).toBe(100);
  });

  it('that no check can foresee ends by name, soon, and says what to look for', () => {
    const endless = {
      services: { pay: { failureRate: 1 } },
      queues: { orders: {} },
      consumers: [{ service: 'pay', queue: 'orders' }],
      load: { shop: { to: 'orders', arrivals: { kind: 'times', atMs: [0] } } },
    };
    const reading = readScenario(endless);
    if (!reading.ok) throw new Error('refused');
    expect(runScenario(reading.scenario).end).toMatchObject({ reason: 'events-budget' });
  });

  it('tells all that is wrong at once', () => {
    expect(problemsOf(service({ concurrency: -1, failureRate: 2, queueCapacity: 0.5 }))).toHaveLength(3);
  });
});
