import type { Check, Finding, JudgedRun } from '../../src/judge/index.ts';
import { arrives, notAgain } from './checks/arrival.ts';
import { backoff } from './checks/backoff.ts';
import { givesUp } from './checks/giving-up.ts';
import { othersGoOn } from './checks/isolation.ts';
import { jitter } from './checks/jitter.ts';
import { atMostTwo, twoSeconds } from './checks/open-calls.ts';
import { signed } from './checks/request.ts';
import { asksSparingly } from './checks/asking.ts';
import { deliveriesOf, type Delivery } from './reading.ts';

export const checks: readonly Check[] = [
  { id: 'signed', find: signed },
  { id: 'others-go-on', find: (judged) => forEachDelivery(judged, othersGoOn) },
  { id: 'two-open', find: atMostTwo },
  { id: 'two-seconds', find: twoSeconds },
  { id: 'not-again', explains: ['trace-budget'], find: (judged) => forEachDelivery(judged, notAgain) },
  { id: 'backoff', explains: ['trace-budget'], find: (judged) => forEachDelivery(judged, backoff) },
  { id: 'jitter', find: jitter },
  { id: 'gives-up', explains: ['trace-budget'], find: givesUp },
  { id: 'asks', explains: ['trace-budget', 'events-budget'], find: asksSparingly },
  { id: 'arrives', find: (judged) => forEachDelivery(judged, arrives) },
];

function forEachDelivery(
  judged: JudgedRun,
  find: (delivery: Delivery, judged: JudgedRun) => Finding | undefined,
): Finding | undefined {
  for (const delivery of deliveriesOf(judged)) {
    const finding = find(delivery, judged);
    if (finding !== undefined) return finding;
  }
  return undefined;
}
