import type { ClaimReading } from '../../coach/index.ts';
import { part } from '../page/part.ts';

const labels = {
  must: { 'looks-said': 'Looks said', 'looks-contradicted': 'Looks contradicted', 'nothing-found': 'Nothing found' },
  nice: { 'looks-said': 'Looks said', 'looks-contradicted': 'Looks contradicted', 'nothing-found': 'Nothing found' },
  red: { 'looks-said': 'Looks said', 'looks-contradicted': 'Looks rejected', 'nothing-found': 'Nothing found' },
} as const;

const withoutReading = {
  reading: ['Reading your answer …', ''],
  failed: ['Not read', 'What reads your answer did not load. Reload the page to try again, or mark without it.'],
  'by ear': ['Not read', 'You spoke, and nothing here listens. Play your recording and decide by ear.'],
} as const;

/** What there is to show of one claim: what the coach found, or why it found nothing yet. */
export type Evidence = ClaimReading | keyof typeof withoutReading;

/** Says what the coach found for a claim, always with what it rests on. Undefined: there is no coach for this prompt. */
export function showEvidence(target: HTMLElement, evidence: Evidence | undefined): void {
  target.hidden = evidence === undefined;
  if (evidence === undefined) return;
  const [verdict, why] =
    typeof evidence === 'string' ? withoutReading[evidence] : [labels[evidence.kind][evidence.verdict], evidence.why];
  part(target, '.verdict', HTMLElement).textContent = verdict;
  part(target, '.found', HTMLElement).textContent = why;
}
