import type { Exercise } from '../../src/judge/exercise.ts';

/** The exercise that attacks are judged by: its task is to remember over a crash, and whoever gets through is found. */
export const exercise: Exercise = {
  title: 'Remember',
  version: 1,
  lesson: 'none',
  after: [],
  minutes: 1,
  summary: 'Count your calls, over a crash.',
  checks: [
    { id: 'remembers', sentence: 'Each call is answered with its number.', hints: ['', '', ''] },
    { id: 'nothing-reached', sentence: 'Nothing got through.', hints: ['', '', ''] },
  ],
};

/** The honest answer: what has to outlive a crash is in a store. */
export const honest = `
export async function attack(_: unknown, { store }: any): Promise<unknown> {
  return store('notes').transaction(async (tx: any) => {
    const row = await tx.get('calls', 'all');
    const seen = (row?.seen ?? 0) + 1;
    tx.put('calls', 'all', { seen });
    return { seen };
  });
}
`;
