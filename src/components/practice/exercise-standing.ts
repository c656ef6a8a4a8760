import { standingOf, type Attempt } from '../../progress/index.ts';

/**
 * How the reader's own code stands with an exercise, as the end of a sentence that begins with its name.
 *
 * @param attempts of this exercise, oldest first
 * @param version the exercise's present `version`
 */
export function standingWords(attempts: readonly Attempt[], version: number): string {
  const passed = attempts.findLast(({ verdict }) => verdict === 'pass');
  const standing = standingOf(attempts, version);
  if (standing === 'new' || passed === undefined)
    return standing === 'new' ? 'you have not tried it yet.' : 'you have tried it; it has not passed yet.';
  const on = `yours passed on ${dateOf(passed.at)}`;
  return standing === 'passed' ? `${on}.` : `${on}, before its checks were changed.`;
}

function dateOf(at: number): string {
  return new Date(at).toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric' });
}

/** Fills in how the reader stands with each exercise that `root` names as `data-proof="<id>@<version>"`. */
export async function showStandings(root: ParentNode, of: (exercise: string) => Promise<readonly Attempt[]>): Promise<void> {
  for (const target of root.querySelectorAll<HTMLElement>('[data-proof]')) {
    const [exercise = '', version] = (target.dataset['proof'] ?? '').split('@');
    target.textContent = standingWords(await of(exercise), Number(version));
  }
}
