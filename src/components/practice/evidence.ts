import type { ClaimReading } from '../../coach/index.ts';
import { part } from './part.ts';

const labels = {
  must: { 'looks-said': 'Looks said', 'looks-contradicted': 'Looks contradicted', 'nothing-found': 'Nothing found' },
  nice: { 'looks-said': 'Looks said', 'looks-contradicted': 'Looks contradicted', 'nothing-found': 'Nothing found' },
  red: { 'looks-said': 'Looks said', 'looks-contradicted': 'Looks rejected', 'nothing-found': 'Nothing found' },
} as const;

/** Says what the coach found for a claim, always with what it rests on. Undefined: there is no coach for this prompt. */
export function showEvidence(target: HTMLElement, reading: ClaimReading | 'reading' | undefined): void {
  target.hidden = reading === undefined;
  if (reading === undefined) return;
  const isRead = reading !== 'reading';
  part(target, '.verdict', HTMLElement).textContent = isRead ? labels[reading.kind][reading.verdict] : 'Reading your answer …';
  part(target, '.found', HTMLElement).textContent = isRead ? reading.why : '';
}
