import { count, error, list, show, tell, type Check, type Finding, type JudgedRun } from '../../src/judge/index.ts';
import { askedIn, type Asked } from './reading.ts';

export const checks: readonly Check[] = [
  { id: 'whole-story', find: each(wholeStory) },
  { id: 'by-cause', find: each(byCause) },
  { id: 'gaps-shown', find: each(gapsShown) },
  { id: 'state-told', find: each(stateTold) },
  { id: 'stuck-named', find: each(stuckNamed) },
];

interface Wrong {
  readonly sentences: readonly string[];
  readonly expected: unknown;
  readonly actual: unknown;
}

/** The first order of a run for which something is wrong. */
function each(find: (asked: Asked) => Wrong | undefined): Check['find'] {
  return (judged: JudgedRun): Finding | undefined => {
    for (const asked of askedIn(judged)) {
      const wrong = find(asked);
      if (wrong === undefined) continue;
      const { expected, actual } = wrong;
      return {
        record: asked.answer.record,
        story: tell(judged.run, `Order ${asked.order} was asked for`, ...wrong.sentences),
        comparison: { expected, actual },
      };
    }
    return undefined;
  };
}

const called = ({ id, name }: { readonly id: string; readonly name: unknown }): string =>
  typeof name === 'string' ? `${name} (${id})` : id;

function wholeStory({ expected, told, answer }: Asked): Wrong | undefined {
  if (told === undefined)
    return {
      sentences: [answer.outcome.ok ? 'what came back is not a story' : `explain threw: ${error(answer.outcome.error)}`],
      expected: '{ steps: [{ id, name, state, caused: [] }], stuckAt: [] }',
      actual: answer.outcome.ok ? show(answer.outcome.value) : error(answer.outcome.error),
    };
  const known = expected.filter(({ name }) => name !== null);
  const ids = told.map(({ id }) => id);
  const missing = known.filter(({ id }) => !ids.includes(id));
  const strange = told.filter(({ id }) => !expected.some((step) => step.id === id));
  const twice = told.filter(({ id }, index) => ids.indexOf(id) !== index);
  if (missing.length + strange.length + twice.length === 0) return undefined;
  return {
    sentences: [
      missing.length > 0 && `the logs tell of ${list(missing.slice(0, 3).map(called))}, and your story does not`,
      strange.length > 0 &&
        `your story has ${list(strange.slice(0, 3).map(called))}, and ${strange.length === 1 ? 'that is' : 'they are'} no part of this order`,
      twice.length > 0 && `your story has ${called(twice[0] ?? { id: '', name: null })} more than once`,
    ].filter((sentence) => sentence !== false),
    expected: count(expected.length, 'step'),
    actual: count(told.length, 'step'),
  };
}

function byCause({ expected, told = [] }: Asked): Wrong | undefined {
  for (const step of told) {
    const should = expected.find(({ id, name }) => id === step.id && name !== null);
    // Where a stand-in should be is another check's concern.
    const parent = should && expected.find(({ id }) => id === should.cause);
    if (should === undefined || parent?.name === null || should.cause === step.cause) continue;
    const place = (cause: string | null): string =>
      cause === null ? 'at the top' : `below ${called(expected.find(({ id }) => id === cause) ?? { id: cause, name: null })}`;
    return {
      sentences: [`${called(should)} stands ${place(step.cause)}`, `what caused it puts it ${place(should.cause)}`],
      expected: should.cause,
      actual: step.cause,
    };
  }
  return undefined;
}

function gapsShown({ expected, told }: Asked): Wrong | undefined {
  if (told === undefined) return undefined;
  for (const gap of expected.filter(({ name }) => name === null)) {
    const caused = expected.filter(({ cause }) => cause === gap.id);
    const standIn = told.find(({ id }) => id === gap.id);
    const below = caused.filter(({ id }) => told.find((step) => step.id === id)?.cause === gap.id);
    if (standIn?.name === null && standIn.state === 'unknown' && standIn.cause === null && below.length === caused.length)
      continue;
    return {
      sentences: [
        `no line is left of ${gap.id}, which caused ${list(caused.map(called))}`,
        standIn === undefined
          ? 'your story has no step for it'
          : `your story says ${show({ name: standIn.name, state: standIn.state })} of it, ${standIn.cause === null ? 'at the top' : `below ${standIn.cause}`}, with ${below.length} of ${count(caused.length, 'step')} below it`,
      ],
      expected: { name: null, state: 'unknown', caused: caused.length },
      actual: standIn === undefined ? undefined : { name: standIn.name, state: standIn.state, caused: below.length },
    };
  }
  return undefined;
}

function stateTold({ expected, told = [] }: Asked): Wrong | undefined {
  for (const should of expected) {
    const step = told.find(({ id }) => id === should.id);
    if (should.name === null || step === undefined || (step.name === should.name && step.state === should.state)) continue;
    return {
      sentences: [
        `${called(should)} is ${should.state === 'done' ? 'done: one of its lines says so' : 'waiting: none of its lines says that it is done'}`,
        `your story says ${show({ name: step.name, state: step.state })}`,
      ],
      expected: { name: should.name, state: should.state },
      actual: { name: step.name, state: step.state },
    };
  }
  return undefined;
}

function stuckNamed({ expected, told, stuckAt }: Asked): Wrong | undefined {
  if (told === undefined) return undefined;
  const waiting = expected.filter(({ state }) => state === 'waiting').map(({ id }) => id);
  const named: readonly unknown[] = Array.isArray(stuckAt) ? stuckAt : [];
  if (Array.isArray(stuckAt) && named.length === waiting.length && waiting.every((id) => named.includes(id))) return undefined;
  const names = waiting.map((id) => called(expected.find((step) => step.id === id) ?? { id, name: null }));
  return {
    sentences: [
      waiting.length === 0 ? 'nothing waits' : `it waits at ${list(names)}`,
      `your story says that it is stuck at ${show(stuckAt)}`,
    ],
    expected: waiting,
    actual: stuckAt,
  };
}
