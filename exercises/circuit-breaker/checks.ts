import type { Check, Finding, JudgedRun } from '../../src/judge/index.ts';
import { breach } from './checks/breaker.ts';
import { ownBreaker, passedOn, refusedAtOnce } from './checks/caller.ts';
import { requestsOf, services, type Request } from './reading.ts';

export const checks: readonly Check[] = [
  { id: 'opens', find: breach('opens') },
  { id: 'stays-closed', find: breach('stays-closed') },
  { id: 'refused-at-once', find: ofEach(refusedAtOnce) },
  { id: 'full-period', find: breach('full-period') },
  { id: 'one-trial', find: breach('one-trial') },
  { id: 'tries-again', find: breach('tries-again') },
  { id: 'closes-again', find: breach('closes-again') },
  { id: 'own-breaker', find: ofEach(ownBreaker) },
  { id: 'passed-on', explains: ['never-settled'], find: ofEach(passedOn) },
];

function ofEach(find: (request: Request, judged: JudgedRun) => Finding | undefined): Check['find'] {
  return (judged) => {
    for (const request of services.flatMap((service) => requestsOf(judged, service))) {
      const finding = find(request, judged);
      if (finding !== undefined) return finding;
    }
    return undefined;
  };
}
