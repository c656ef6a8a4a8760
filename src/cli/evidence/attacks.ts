import { openAttacks, runAttacks, type Outcome } from '../../../tests/attacks/browser/drive.ts';
import { attackerPort } from '../../../tests/attacks/powers.ts';
import { suite } from '../../../tests/attacks/suite.ts';
import { loggingServer } from '../../../tests/site/support/logging-server.ts';
import { onBuiltSite } from '../../bench/built-site.ts';
import type { EvidenceSection } from './section.ts';

/** What became of every program that tries to cheat or to get out, in Chromium. Needs the built site. */
export const attacks: EvidenceSection = {
  id: 'attacks',
  command: 'npm run evidence -- attacks',
  code: ['tests/attacks', 'src/realm', 'src/runner', 'src/judge', 'src/lab-api', 'src/compile', 'exercises/fan-out-a-page'],
  collect: async (print) => {
    const attacker = await loggingServer(attackerPort);
    try {
      return await onBuiltSite('/exercises/fan-out-a-page/', print, async (page) => {
        await openAttacks(page);
        const outcomes = await runAttacks(page, suite, attacker.seen);
        return { ...tableOf(outcomes), engines: [`Chromium ${page.context().browser()?.version() ?? ''}`] };
      });
    } finally {
      await attacker.close();
    }
  },
};

function tableOf(outcomes: readonly Outcome[]) {
  const anywhere = outcomes.filter(({ problems }) => problems.length > 0).length;
  const longest = Math.max(...outcomes.map(({ blockedMs }) => blockedMs));
  return {
    summary: `Of ${outcomes.length} programs that try to cheat, to get out or to hang, ${anywhere} got anywhere. The longest that one held up the page was ${longest.toFixed(0)} ms.`,
    columns: ['program', 'road', 'verdict', 'got anywhere'],
    rows: outcomes.map(({ attack, verdict, problems }) => [attack.name, attack.road, verdict, problems.join('; ') || 'no']),
  };
}
