/** One hostile program, as a learner would type it, and how its judging has to end. */
export interface AttackProgram {
  readonly name: string;
  readonly source: string;
  /** The compiler already refuses it. */
  readonly doesNotCompile?: true;
}

/** Every program of the suite that gets through says so with this word in a reply, on the console or in a request. */
export const reached = 'REACHED';

/** A program whose handler runs `body`, with `request` and `context` at hand, and answers what it returns. */
export function handler(name: string, body: string, outside = ''): AttackProgram {
  return {
    name,
    source: `${outside}\nexport async function attack(request: any, context: any): Promise<unknown> {\n${body}\n}\n`,
  };
}

/** A program that the compiler has to refuse. */
export function refused(program: AttackProgram): AttackProgram {
  return { ...program, doesNotCompile: true };
}
