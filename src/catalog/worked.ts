import { z } from 'zod';
import { numbersSchema } from '../experiment/index.ts';

/** `content/worked/<id>.json`: a worked example, whose numbers lessons print by `<N k="<id>.<name>" />`. */
export const workedSchema = z.strictObject({
  title: z.string().min(1).describe('What is worked out.'),
  sources: z.array(z.string()).default([]).describe('Keys of the references that the arithmetic or its inputs come from.'),
  numbers: numbersSchema.describe('What is given ("is": "40") and what follows from it ("is": "drainS(backlog, 200, 100)").'),
});

export type Worked = z.output<typeof workedSchema>;
