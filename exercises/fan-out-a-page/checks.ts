import type { Check, Finding, JudgedRun } from '../../src/judge/index.ts';
import { askedOnce } from './checks/asked-once.ts';
import { inTime } from './checks/in-time.ts';
import { nothingUnhandled } from '../../src/judge/check/unhandled.ts';
import { realSegment } from './checks/real-segment.ts';
import { requiredFails } from './checks/required-fails.ts';
import { rightPage } from './checks/right-page.ts';
import { withoutOptional } from './checks/without-optional.ts';
import { pagesOf, type PageLoad } from './reading.ts';

export const checks: readonly Check[] = [
  { id: 'in-time', find: (judged) => forEachPage(judged, inTime) },
  { id: 'right-page', find: (judged) => forEachPage(judged, rightPage) },
  { id: 'asked-once', find: (judged) => forEachPage(judged, askedOnce) },
  { id: 'real-segment', find: (judged) => forEachPage(judged, realSegment) },
  { id: 'without-optional', find: (judged) => forEachPage(judged, withoutOptional) },
  { id: 'required-fails', find: (judged) => forEachPage(judged, requiredFails) },
  {
    id: 'nothing-unhandled',
    explains: ['unhandled-rejection', 'uncaught-error'],
    find: nothingUnhandled('In production this ends the process, with every page that it is loading'),
  },
];

function forEachPage(judged: JudgedRun, find: (page: PageLoad, judged: JudgedRun) => Finding | undefined): Finding | undefined {
  for (const page of pagesOf(judged)) {
    const finding = find(page, judged);
    if (finding !== undefined) return finding;
  }
  return undefined;
}
