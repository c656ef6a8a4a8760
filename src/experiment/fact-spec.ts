import { z } from 'zod';

const name = z.string().regex(/^[a-z][A-Za-z0-9]*$/, 'expected a name such as "waitMs"');

/** How a number is had and how it is printed. */
export const factSpecSchema = z.strictObject({
  is: z.string().min(1).describe('An expression: "loads.shop.p99Ms", "drainS(backlog, 200, 100)", "40".'),
  unit: z.string().default('').describe('Printed after the number. "%" prints a share as per cent. Default: none.'),
  decimals: z.int().min(0).max(4).default(0),
});

/** Numbers of a worked example, a card or a question; an expression may name the others. */
export const numbersSchema = z.record(name, factSpecSchema);

export type FactSpec = z.output<typeof factSpecSchema>;
export type NumberSpecs = z.output<typeof numbersSchema>;
