import { type Check, type Finding, type JudgedRun } from '../../src/judge/index.ts';
import { asSaved, saveTold } from './checks/content.ts';
import { leaderSpared } from './checks/leader.ts';
import { inTime, stillShown } from './checks/service.ts';
import { neverBackwards, ownChange } from './checks/version.ts';
import { requestsOf, type Request } from './reading.ts';

type Find = (request: Request, all: readonly Request[], judged: JudgedRun) => Finding | undefined;

export const checks: readonly Check[] = [
  { id: 'own-change', find: ofEach(ownChange) },
  { id: 'never-backwards', find: ofEach(neverBackwards) },
  { id: 'leader-spared', find: leaderSpared },
  { id: 'in-time', explains: ['never-settled', 'events-budget', 'trace-budget'], find: ofEach(inTime) },
  { id: 'still-shown', find: ofEach(stillShown) },
  { id: 'as-saved', find: ofEach(asSaved) },
  { id: 'save-told', find: ofEach(saveTold) },
];

function ofEach(find: Find): Check['find'] {
  return (judged) => {
    const all = requestsOf(judged);
    for (const request of all) {
      const finding = find(request, all, judged);
      if (finding !== undefined) return finding;
    }
    return undefined;
  };
}
