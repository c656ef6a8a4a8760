import { markupInWorkspace } from '../markup.ts';
import { script } from './bundle.ts';
import type { PageLike } from './drive.ts';
import type { Shown } from './workspace-side.ts';

export interface VisitingPage extends PageLike {
  goto(url: string): Promise<unknown>;
}

/** A guard against hanging, not an aim: five times what a browser calls a long task. Drawing the largest failure took 195 ms on a slow machine. */
const longestDrawMs = 250;

/** Shows each program of `markupInWorkspace` in the workspace of fan-out-a-page, and gives back what went wrong. */
export async function showMarkup(
  page: VisitingPage,
  address: string,
): Promise<{ readonly table: string; readonly problems: string[] }> {
  const side = await script('workspace-side.ts');
  const problems: string[] = [];
  const rows: string[] = [];
  const shown = async () => {
    await page.goto(address);
    await page.evaluate(side);
    return (await page.evaluate('workspaceSide.runHere()')) as Shown;
  };
  const { title } = await shown();
  for (const { name, source } of markupInWorkspace) {
    await page.evaluate(`workspaceSide.putDraft('fan-out-a-page', ${JSON.stringify(source)})`);
    let seen = await shown();
    if (seen.blockedMs > longestDrawMs) seen = await shown();
    const problem = [
      seen.made.length > 0 && `made ${seen.made.join(' ')}`,
      seen.title !== title && `the title is ${seen.title}`,
      !seen.text.includes('onerror=') && 'is not shown at all',
      seen.blockedMs > longestDrawMs && `blocked the page for ${seen.blockedMs.toFixed(0)} ms`,
    ].filter((each) => each !== false);
    rows.push(`${name.padEnd(40)} ${seen.blockedMs.toFixed(0).padStart(5)} ms  ${problem.join('; ')}`);
    if (problem.length > 0) problems.push(`${name}: ${problem.join('; ')}`);
  }
  return { table: ['markup by way of                         longest block', ...rows].join('\n'), problems };
}
