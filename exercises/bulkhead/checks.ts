import { firstUnhandled } from '../../src/judge/check/unhandled.ts';
import { at, error, tell, type Check, type Finding, type JudgedRun } from '../../src/judge/index.ts';
import { noPlaceIdle, ownLimit } from './checks/places.ts';
import { othersUnharmed, placesComeBack, usualLoadServed } from './checks/served.ts';
import { inTime, nothingInVain, refusedEarly } from './checks/waiting.ts';
import { passedOn } from './checks/reply.ts';
import { callersOf, type Caller } from './reading.ts';

export const checks: readonly Check[] = [
  { id: 'own-limit', find: ownLimit },
  { id: 'others-unharmed', find: ofEach(othersUnharmed) },
  { id: 'refused-early', explains: ['never-settled'], find: ofEach(refusedEarly) },
  { id: 'in-time', explains: ['never-settled'], find: ofEach(inTime) },
  { id: 'nothing-in-vain', find: ofEach(nothingInVain) },
  { id: 'usual-load-served', find: ofEach(usualLoadServed) },
  { id: 'no-place-idle', find: ofEach(noPlaceIdle) },
  { id: 'places-come-back', find: ofEach(placesComeBack) },
  { id: 'passed-on', find: ofEach(passedOn) },
  { id: 'nothing-unhandled', explains: ['unhandled-rejection', 'uncaught-error'], find: nothingUnhandled },
];

function ofEach(find: (caller: Caller, judged: JudgedRun) => Finding | undefined): Check['find'] {
  return (judged) => {
    for (const caller of callersOf(judged)) {
      const finding = find(caller, judged);
      if (finding !== undefined) return finding;
    }
    return undefined;
  };
}

function nothingUnhandled({ run, trace }: JudgedRun): Finding | undefined {
  const found = firstUnhandled(trace);
  if (found === undefined) return undefined;
  return {
    record: found.record,
    story: tell(
      run,
      `${at(found.at)} a promise was rejected with ${error(found.error)}, and nothing in your code had a handler on it`,
      'In production this ends the process, with every request that it is at',
    ),
  };
}
