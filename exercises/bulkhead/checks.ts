import { nothingUnhandled } from '../../src/judge/check/unhandled.ts';
import type { Check, Finding, JudgedRun } from '../../src/judge/index.ts';
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
  {
    id: 'nothing-unhandled',
    explains: ['unhandled-rejection', 'uncaught-error'],
    find: nothingUnhandled('In production this ends the process, with every request that it is at'),
  },
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
