import { hangs, type HangProgram } from './hangs.ts';
import { markup } from './markup.ts';
import { powers } from './powers.ts';
import type { AttackProgram } from './program.ts';
import { smuggling } from './smuggling.ts';
import { tampering } from './tampering.ts';

/** One program of the suite, on the road that it takes. */
export interface Attack extends AttackProgram, Partial<Pick<HangProgram, 'kinds' | 'line'>> {
  readonly road: 'power' | 'smuggling' | 'tampering' | 'markup' | 'hang' | 'memory';
}

/** Every attack but those on the memory, which end the process that they run in. */
export const suite: readonly Attack[] = [
  ...powers.map((program) => ({ ...program, road: 'power' as const })),
  ...smuggling.map((program) => ({ ...program, road: 'smuggling' as const })),
  ...tampering.map((program) => ({ ...program, road: 'tampering' as const })),
  ...markup.map((program) => ({ ...program, road: 'markup' as const })),
  ...hangs.map((program) => ({ ...program, road: 'hang' as const })),
];
