/**
 * What a sceptic can check: each section is a table that a command makes, kept in `content/evidence/` and shown at /evidence/.
 *
 *   section   what a section is, and how its file is written
 *   digest    of the code that the figures describe
 *   theory, hashes, proof, attacks, coach, speed, pages   the sections
 */
import { coach } from './coach.ts';
import { attacks } from './attacks.ts';
import { traceHashes } from './hashes.ts';
import { proofs } from './proof.ts';
import { pageWeights } from './pages.ts';
import type { EvidenceSection } from './section.ts';
import { labSpeed, planSpeed } from './speed.ts';
import { theory } from './theory.ts';

/** In the order of the page. */
export const evidenceSections: readonly EvidenceSection[] = [
  theory,
  traceHashes,
  proofs,
  attacks,
  coach,
  labSpeed,
  planSpeed,
  pageWeights,
];
export { committed, regenerate, type EvidenceSection } from './section.ts';
export { digestOf } from './digest.ts';
