import type { Check } from '../../src/judge/index.ts';
import { ackOnSuccess } from './checks/ack-on-success.ts';
import { allDone } from './checks/all-done.ts';
import { encodedOnce } from './checks/encoded-once.ts';
import { givenUp } from './checks/given-up.ts';
import { heartbeatEnds } from './checks/heartbeat-ends.ts';
import { leftToOthers } from './checks/left-to-others.ts';
import { takenOver } from './checks/taken-over.ts';

export const checks: readonly Check[] = [
  { id: 'encoded-once', find: encodedOnce },
  { id: 'ack-on-success', find: ackOnSuccess },
  { id: 'taken-over', find: takenOver },
  { id: 'given-up', find: givenUp },
  { id: 'heartbeat-ends', find: heartbeatEnds },
  { id: 'left-to-others', find: leftToOthers },
  { id: 'all-done', find: allDone },
];
