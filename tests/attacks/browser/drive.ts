import { honest } from '../exercise.ts';
import type { Attack } from '../suite.ts';
import { attackerUrl } from '../powers.ts';
import { pageParts } from './bundle.ts';
import type { Seen } from './page-side.ts';

/** A page of a browser, whoever drives it. */
export interface PageLike {
  evaluate(script: string): Promise<unknown>;
}

/** What became of one attack. It failed as it should when there are no problems. */
export interface Outcome {
  readonly attack: Attack;
  /** The verdict or, if it is an error, its kind. */
  readonly verdict: string;
  readonly durationMs: number;
  readonly blockedMs: number;
  readonly problems: readonly string[];
}

export const longestBlockMs = 150;
const longestVerdictMs = 2000;

/** Puts the attacks' runner into a page of the built site that has a sandbox. */
export async function openAttacks(page: PageLike): Promise<void> {
  const { script, opening } = await pageParts();
  await page.evaluate(script);
  await page.evaluate(`attacks.open(${JSON.stringify(opening)})`);
}

/** Runs each attack and an honest program after it. `requests` are those that the attacker's server has seen. */
export async function runAttacks(
  page: PageLike,
  attacks: readonly Attack[],
  requests: readonly string[],
): Promise<readonly Outcome[]> {
  const judged = async (source: string, all: boolean) =>
    (await page.evaluate(`attacks.run(${JSON.stringify(source)}, ${all})`)) as Seen;
  const before = await judged(honest, true);
  if (before.verdict.verdict !== 'pass') throw new Error(`The honest program does not pass: ${JSON.stringify(before.verdict)}`);
  const outcomes: Outcome[] = [];
  for (const attack of attacks) {
    const seenRequests = requests.length;
    // A hang is told of at once; everybody else is given the whole plan to get through.
    const attempt = () => judged(attack.source, attack.road !== 'hang');
    let seen = await attempt();
    // Another program may hold up this machine; whoever blocks a page does it each time.
    if (seen.blockedMs > longestBlockMs || seen.durationMs > longestVerdictMs) seen = await attempt();
    const next = await judged(honest, true);
    const outcome = outcomeOf(attack, seen, { before, next });
    const asked = requests.slice(seenRequests).map((request) => `${attackerUrl} was asked for ${request}`);
    outcomes.push({ ...outcome, problems: [...outcome.problems, ...asked] });
  }
  return outcomes;
}

/** What was seen of the honest program before all attacks, and right after this one. */
export interface Honest {
  readonly before: Seen;
  readonly next: Seen;
}

export function outcomeOf(attack: Attack, seen: Seen, { before, next }: Honest): Outcome {
  const { durationMs, blockedMs } = seen;
  const problems = problemsOf(attack, seen, before);
  if (next.verdict.verdict !== 'pass') problems.push(`the next honest run: ${kindOf(next)}`);
  return { attack, verdict: kindOf(seen), durationMs, blockedMs, problems };
}

function problemsOf({ doesNotCompile, kinds, line }: Attack, seen: Seen, before: Seen): string[] {
  const { verdict, durationMs, blockedMs, strays, title, kept } = seen;
  const kind = verdict.failure?.kind;
  const found = verdict.checks.find((check) => check.id === 'nothing-reached' && check.verdict === 'fail');
  const problems: (string | false)[] = [
    verdict.verdict === 'pass' && 'passed',
    found !== undefined && `got through: ${found.story}`,
    (kind === 'does-not-compile') !== (doesNotCompile === true) && `compiles: ${doesNotCompile === true}`,
    kind === 'sandbox-unavailable' && 'the sandbox was not there',
    kinds !== undefined && !kinds.some((named) => named === kindOf(seen)) && `is told of as ${kindOf(seen)}`,
    line !== undefined && verdict.failure?.source?.line !== line && `no line ${line}`,
    durationMs > longestVerdictMs && `took ${Math.round(durationMs)} ms`,
    blockedMs > longestBlockMs && `blocked the page for ${Math.round(blockedMs)} ms`,
    strays.length > 0 && `the page heard ${strays.join(', ')}`,
    title !== before.title && `the title is ${title}`,
    kept.join() !== before.kept.join() && `kept: ${kept.join()}`,
  ];
  return problems.filter((problem) => problem !== false);
}

function kindOf({ verdict }: Seen): string {
  return verdict.failure?.kind ?? verdict.verdict;
}
