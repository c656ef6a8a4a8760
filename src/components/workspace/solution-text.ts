const solutions = import.meta.glob<string>('/exercises/*/solution.ts', { query: '?raw', import: 'default' });

/** The solution of an exercise as text, fetched only when a reader has chosen to see it. */
export async function solutionText(exercise: string): Promise<string> {
  const load = solutions[`/exercises/${exercise}/solution.ts`];
  if (!load) throw new Error(`There is no solution for “${exercise}”.`);
  return load();
}
