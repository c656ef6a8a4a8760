import { compare, processorMs, type Contestant, type Outcome, type Result } from './compare.ts';
import { createMemoryGauge } from './live-memory.ts';
import { callsByHeap, emptyLoop, singleServerByHeap, timersByHeap } from './lab/by-heap-loop.ts';
import { callsByLab, openSingleServer, singleServerByLab, timersByLab } from './lab/by-lab.ts';
import {
  callsByLearnerCode,
  serviceByLearnerCode,
  singleServerByLearnerCode,
  timersByLearnerCode,
} from './lab/by-learner-code.ts';
import { callsBySimjs, singleServerBySimjs, timersBySimjs } from './lab/by-simjs.ts';
import { callsBySimScript, singleServerBySimScript, timersBySimScript } from './lab/by-simscript.ts';
import { createRealm, type Realm } from './lab/learner-code.ts';
import { calls, singleServer, timers } from './lab/workload.ts';
import type { Section } from './section.ts';

const rounds = 7;

/** A model, by every engine. The rows are in the order in which they are printed; the first is what the others are compared with. */
interface Model {
  readonly title: string;
  /** Figures that differ by more than this share mean that an engine did other work. */
  readonly tolerance: number;
  readonly contestants: readonly Row[];
}

interface Row extends Contestant {
  /** The yardstick on the draws of this row, where they come from another stream. */
  readonly sameDraws?: () => Outcome;
}

const rows = [
  'heap loop             the model as callbacks on a binary heap of typed arrays, and nothing else: the yardstick',
  'heap loop, empty      the same heap with as many pending entries, which only come back: no model, no draws, no queue',
  'lab                   its own parts, without learner code: timers of the kernel, services, load, links, deadlines; trace off',
  'lab, async            the model in async functions, compiled by src/compile, on a host; they use the lab’s own port; trace off',
  'lab, async, lab-api   the same with all that learners get: context, AbortSignal, copies of whatever is sent',
  'lab, async service    M/M/1 once more: the lab’s load calls a service whose handler is async and does its own queueing',
  'simjs 2.0.3           its entities and facilities, with callbacks',
  'SimScript 1.0.37      its entities and queues, with native async; what takes it more than 2 s is run once',
];

const customersDraws = () => singleServerByHeap('arrivals/learner', 'arrivals/learner');
const servicesDraws = () => singleServerByHeap('server/learner');

const modelsIn = (realm: Realm): readonly Model[] => [
  {
    title: `Timers: ${timers.processes} processes sleep ${timers.sleeps} times each; one event per awakening`,
    // Ties are not in the same order everywhere, so who draws which pause differs.
    tolerance: 0.03,
    contestants: [
      { name: 'heap loop', run: () => timersByHeap('sleeps') },
      { name: 'heap loop, empty', run: () => emptyLoop(timers.processes, timers.processes * timers.sleeps) },
      { name: 'lab', run: () => timersByLab() },
      { name: 'lab, async', run: timersByLearnerCode(realm, 'port'), sameDraws: () => timersByHeap('sleepers/learner') },
      {
        name: 'lab, async, lab-api',
        run: timersByLearnerCode(realm, 'context'),
        sameDraws: () => timersByHeap('sleepers/learner'),
      },
      { name: 'simjs 2.0.3', run: () => timersBySimjs('sleeps') },
      { name: 'SimScript 1.0.37', run: () => timersBySimScript('sleeps') },
    ],
  },
  {
    title: `M/M/1 at utilisation .9: ${singleServer.customers} customers, two events each (arrival, departure)`,
    tolerance: 1e-9,
    contestants: [
      { name: 'heap loop', run: () => singleServerByHeap('server/service-time') },
      { name: 'heap loop, empty', run: () => emptyLoop(2, singleServer.customers * 2) },
      { name: 'lab', run: () => singleServerByLab() },
      { name: 'lab, async', run: singleServerByLearnerCode(realm, 'port'), sameDraws: customersDraws },
      { name: 'lab, async, lab-api', run: singleServerByLearnerCode(realm, 'context'), sameDraws: customersDraws },
      { name: 'lab, async service', run: serviceByLearnerCode(realm, 'port'), sameDraws: servicesDraws },
      { name: 'lab, async service, lab-api', run: serviceByLearnerCode(realm, 'context'), sameDraws: servicesDraws },
      { name: 'simjs 2.0.3', run: () => singleServerBySimjs('server/service-time') },
      { name: 'SimScript 1.0.37', run: () => singleServerBySimScript('server/service-time') },
    ],
  },
  {
    title: `Calls with deadlines: ${calls.requests} requests over two services, ${calls.eventsPerRequest} events each`,
    tolerance: 1e-9,
    contestants: [
      { name: 'heap loop', run: () => callsByHeap('back/service-time') },
      { name: 'heap loop, empty', run: () => emptyLoop(60, calls.requests * calls.eventsPerRequest) },
      { name: 'lab', run: () => callsByLab() },
      { name: 'lab, async', run: callsByLearnerCode(realm, 'port') },
      { name: 'lab, async, lab-api', run: callsByLearnerCode(realm, 'context') },
      { name: 'simjs 2.0.3', run: () => callsBySimjs('back/service-time') },
      { name: 'SimScript 1.0.37', run: () => callsBySimScript('back/service-time') },
    ],
  },
];

export const labSection: Section = {
  name: 'lab',
  about: 'events per second beside a bare heap loop, simjs and SimScript; cost per event and memory by length of run',
  async run(print) {
    print(
      'Rows, all with the same seed, distributions and number of arrivals; medians of turns in one process, by processor time:',
    );
    for (const row of rows) print(`  ${row}`);
    print('Aims: lab at least 0.30 of the heap loop and 3 times simjs; lab, async at least 0.20 of the heap loop.');
    for (const model of modelsIn(createRealm())) {
      print(`\n${model.title}`);
      const results = await compare(model.contestants, rounds);
      printResults(results, print);
      printAgreement(model, results, print);
    }
    printByLength(print);
  },
};

function printResults(results: readonly Result[], print: (line: string) => void): void {
  const perS = (name: string) => results.find((result) => result.name.startsWith(name))!.eventsPerS;
  print('                              M events/s   of the heap loop   of the empty one   of simjs');
  for (const { name, eventsPerS } of results) {
    const million = (eventsPerS / 1e6).toFixed(eventsPerS < 1e5 ? 3 : 2).padStart(10);
    const [heap, empty, simjs] = ['heap loop', 'heap loop, empty', 'simjs'].map((other) => eventsPerS / perS(other));
    print(`  ${name.padEnd(27)} ${million} ${ratio(heap!, 18)} ${ratio(empty!, 18)} ${ratio(simjs!, 10)}`);
  }
}

function ratio(value: number, width: number): string {
  return value.toFixed(value < 0.1 ? 3 : 2).padStart(width);
}

/** Says whether the engines did the same work: a fast row that did less is no row. */
function printAgreement({ tolerance, contestants }: Model, results: readonly Result[], print: (line: string) => void): void {
  const yardstick = results[0]!.outcome;
  const wrong = results.flatMap(({ name, outcome }, index) => {
    const { figures } = contestants[index]!.sameDraws?.() ?? yardstick;
    const astray = Object.entries(outcome.figures).filter(([figure, value]) => {
      const should = figures[figure] ?? NaN;
      return !(Math.abs(value - should) <= tolerance * should);
    });
    const said = astray.map(([figure, value]) => `${name}: ${figure} is ${value}, not ${figures[figure]}`);
    return outcome.events === yardstick.events ? said : [`${name}: ${outcome.events} events`, ...said];
  });
  const figures = Object.entries(yardstick.figures).map(([figure, value]) => `${figure} ${value.toFixed(3)}`);
  if (wrong.length === 0) print(`  All did the same work: ${yardstick.events} events, ${figures.join(', ')}`);
  else print(`  NOT THE SAME WORK (${yardstick.events} events, ${figures.join(', ')}): ${wrong.join('; ')}`);
}

/** Whether an event of a long run costs what one of a short run does, and whether a long run holds more. */
function printByLength(print: (line: string) => void): void {
  print(
    '\nBy length of run: the lab, M/M/1 at utilisation .9, trace off; held: what is reachable at its end, beyond what the first run held',
  );
  print('      events   ns of processor time per event   held, KB');
  const liveBytes = createMemoryGauge();
  let first: number | undefined;
  singleServerByLab();
  for (const events of [1e4, 1e5, 1e6, 1e7]) {
    const times = Math.max(1, 4e5 / events);
    const start = processorMs();
    for (let time = 0; time < times; time += 1) singleServerByLab(events / 2);
    const nsEach = ((processorMs() - start) * 1e6) / (times * events);
    const before = liveBytes();
    const open = openSingleServer(events / 2);
    open.run();
    const held = (liveBytes() - before) / 1024;
    first ??= held;
    const performed = open.outcome().events;
    print(`  ${String(performed).padStart(10)} ${nsEach.toFixed(0).padStart(32)} ${(held - first).toFixed(0).padStart(10)}`);
  }
}
