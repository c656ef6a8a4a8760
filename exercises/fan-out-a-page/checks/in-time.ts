import { at, durationMs, list, ms, tell, type CallLife, type Finding, type JudgedRun } from '../../../src/judge/index.ts';
import { failed, parts, slowestPathMs, type PageLoad } from '../reading.ts';
import { asks, slackMs, waitsForMissing } from './page.ts';

export function inTime(page: PageLoad, { run }: JudgedRun): Finding | undefined {
  const slowest = slowestPathMs(page);
  const reply = page.call.answered;
  if (slowest === undefined || reply === undefined || !reply.outcome.ok || waitsForMissing(page)) return undefined;
  const tookMs = reply.at - page.startedAt;
  if (tookMs <= slowest.ms + slackMs) return undefined;
  const late = startedLate(page);
  return {
    record: late?.life.sent.record ?? reply.record,
    story: tell(
      run,
      asks(page),
      `${list(parts.flatMap((part) => page.asked[part].slice(0, 1).map(tookSoLong)))}, so the slowest path is ${slowest.path} with ${ms(slowest.ms)}`,
      `The page came ${ms(tookMs)} after it was asked for`,
      late === undefined
        ? `By ${ms(page.startedAt + slowest.ms)} nothing was missing any more`
        : `${late.life.to} was asked only ${at(late.life.sent.at)}, although nothing that it needs was missing ${late.since}`,
    ),
    comparison: { expected: `at most ${ms(slowest.ms + slackMs)}`, actual: ms(tookMs) },
  };
}

function tookSoLong(life: CallLife): string {
  return failed(life) ? `${life.to} fails after ${ms(durationMs(life))}` : `${life.to} needs ${ms(durationMs(life))}`;
}

/** The call that could have started earliest before it did. */
function startedLate(page: PageLoad): { readonly life: CallLife; readonly since: string } | undefined {
  const userAt = page.asked.user[0]?.answered?.at ?? page.startedAt;
  return parts
    .flatMap((part) => page.asked[part].slice(0, 1))
    .map((life) => ({
      life,
      since: life.to === 'recs' ? `once user had answered ${at(userAt)}` : `${at(page.startedAt)}`,
      lateMs: life.sent.at - (life.to === 'recs' ? userAt : page.startedAt),
    }))
    .filter(({ lateMs }) => lateMs > 0)
    .sort((a, b) => b.lateMs - a.lateMs)[0];
}
