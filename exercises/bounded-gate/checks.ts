import type { Check } from '../../src/judge/index.ts';
import { inTime, nothingInVain, refusal, rightPreview } from './checks/answers.ts';
import { fewAtATime, keptBusy } from './checks/renderer.ts';
import { noRefusalWithoutNeed, slotsComeBack } from './checks/usual-load.ts';

export const checks: readonly Check[] = [
  { id: 'few-at-a-time', explains: ['events-budget', 'trace-budget'], find: fewAtATime },
  { id: 'in-time', explains: ['events-budget', 'trace-budget'], find: inTime },
  { id: 'refusal', find: refusal },
  { id: 'nothing-in-vain', find: nothingInVain },
  { id: 'kept-busy', find: keptBusy },
  { id: 'usual-load-served', find: noRefusalWithoutNeed },
  { id: 'slots-come-back', find: slotsComeBack },
  { id: 'right-preview', find: rightPreview },
];
