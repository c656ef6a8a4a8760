import { honest } from './exercise.ts';
import { bombs as memoryBombs, hangs, type HangProgram } from './hangs.ts';
import { markup } from './markup.ts';
import { powers } from './powers.ts';
import { handler, reached, type AttackProgram } from './program.ts';
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

/** Programs that do get through, each by what the suite looks for: whoever runs it must see them. */
export const controls: readonly Attack[] = [
  { name: 'control: passes', road: 'tampering', source: honest },
  { ...handler('control: says that it got through', `return '${reached}';`), road: 'power' },
  { ...handler('control: is told of as something else', `for (;;) {}`), road: 'hang', kinds: ['jobs-budget'] },
  { ...handler('control: is named with another line', `for (;;) {}`), road: 'hang', kinds: ['loop-budget'], line: 7 },
];

/** Programs that fill the memory. Which end comes first differs from one engine to the next. */
export const bombs: readonly Attack[] = memoryBombs.map((program) => ({
  ...program,
  road: 'memory',
  kinds: ['sandbox-crashed', 'wall-clock', 'loop-budget', 'fail'],
}));
