import { at, deepEqual, error, fieldOf, ms, show, tell, type Finding, type JudgedRun } from '../../../src/judge/index.ts';
import { hasFailed, insideBefore, requestsOf, type Request } from '../reading.ts';

/** `At 120 ms P12 is asked for, as the 47th that is inside.` */
function came(requests: readonly Request[], { pictureId, cameAt, call }: Request): string {
  const inside = insideBefore(requests, call.sent.record);
  return `${at(cameAt)} ${pictureId} is asked for${inside === 0 ? '' : `, while ${inside} ${inside === 1 ? 'other is' : 'others are'} inside`}`;
}

/**
 * How late an answer may be, in ms. A line is planned for 400; renderings that take longer than the mean make it a little more, up to
 * what the brief allows. The longest answers of the right ones over five seeds, and a fifth on top:
 *
 * | solution | four lanes | four workers | looks every few ms | one counter | longest wait | newest first | oldest makes room |
 * | 452 | 457 | 452 | 405 | 452 | 400 | 355 | 412 |
 */
const latestMs = 550;

export function inTime(judged: JudgedRun): Finding | undefined {
  const requests = requestsOf(judged);
  const late = requests.filter((request) => request.end === 'hung-up' || tookMs(request) > latestMs);
  const first = late.find(({ end }) => end === 'hung-up') ?? late[0];
  if (first === undefined) return undefined;
  const { call, renderings, whole, end } = first;
  const [rendering] = renderings;
  return {
    record: call.ended?.record ?? call.sent.record,
    story: tell(
      judged.run,
      came(requests, first),
      rendering === undefined
        ? 'Its rendering never began'
        : `Its rendering began ${at(rendering.sent.at)}, ${ms(rendering.sent.at - first.cameAt)} later`,
      end === 'hung-up' ? `${at(call.ended?.at ?? judged.trace.endedAt)} the caller hung up` : '',
      end !== 'hung-up'
        ? `It is answered ${at(call.answered?.at ?? 0)}, after ${ms(tookMs(first))}`
        : call.answered === undefined
          ? 'No answer was ever given'
          : `The answer ${show(whole, 60)}, given ${at(call.answered.at)}, reached nobody`,
      late.length > 1 ? `${late.length} of ${requests.length} callers waited too long` : '',
    ),
    comparison: { expected: 'at most 550 ms', actual: end === 'hung-up' ? 'the caller hung up' : ms(tookMs(first)) },
  };
}

function tookMs({ call, cameAt }: Request): number {
  return (call.answered?.at ?? cameAt) - cameAt;
}

export function refusal(judged: JudgedRun): Finding | undefined {
  const requests = requestsOf(judged);
  const wrong = requests.find((request) => request.end === 'odd' || (request.end === 'no' && !saysWhen(request)));
  if (wrong === undefined) return undefined;
  const { call, whole, status, renderings } = wrong;
  return {
    record: call.answered?.record ?? call.sent.record,
    story: tell(
      judged.run,
      came(requests, wrong),
      `getPreview answered ${at(call.answered?.at ?? 0)} with ${show(whole)}, ${renderings.length === 0 ? 'and no rendering had begun' : 'and its rendering had begun'}`,
      status === 202
        ? 'A 202 says that the preview will come, and nothing that lasts was written down'
        : wrong.end === 'no'
          ? 'The caller does not learn a time at which coming back makes sense'
          : 'The caller cannot tell from it that it should come back later',
    ),
    comparison: { expected: { status: 503, retryAfterS: 1 }, actual: whole },
  };
}

function saysWhen({ whole }: Request): boolean {
  const retryAfterS = fieldOf(whole, 'retryAfterS');
  return typeof retryAfterS === 'number' && retryAfterS >= 1 && retryAfterS <= 60;
}

/** The renderer's time is all there is: none of it is for callers who have their no. */
export function nothingInVain(judged: JudgedRun): Finding | undefined {
  const requests = requestsOf(judged);
  for (const request of requests) {
    const { call, end, renderings, pictureId } = request;
    const vain = renderings.find((rendering) =>
      end === 'no' || end === 'odd'
        ? true
        : end !== 'hung-up' && end !== 'open' && rendering.sent.record > (call.answered?.record ?? Infinity),
    );
    if (vain === undefined) continue;
    const before = vain.sent.record < (call.answered?.record ?? Infinity);
    return {
      record: vain.sent.record,
      story: tell(
        judged.run,
        came(requests, request),
        before
          ? `${at(vain.sent.at)} its rendering begins, and ${at(call.answered?.at ?? 0)} its caller gets ${show(request.whole, 60)} all the same`
          : `${at(call.answered?.at ?? 0)} its caller gets ${show(request.whole, 60)}, and ${at(vain.sent.at)} ${pictureId} is rendered all the same`,
        'Somebody else could have had that slot',
      ),
      comparison: { expected: 0, actual: 1 },
    };
  }
  return undefined;
}

export function rightPreview(judged: JudgedRun): Finding | undefined {
  for (const request of requestsOf(judged)) {
    const { call, whole, renderings, end, pictureId } = request;
    const drawn = renderings.flatMap(({ answered }) => (answered?.outcome.ok === true ? [answered.outcome.value] : []));
    if (end !== 'yes' && (end !== 'failed' || drawn.length === 0)) continue;
    const url = fieldOf(whole, 'url');
    if (end === 'yes' && drawn.some((value) => deepEqual(fieldOf(value, 'url'), url)) && url !== undefined) continue;
    const failed = renderings.find(hasFailed)?.answered?.outcome;
    return {
      record: call.answered?.record ?? call.sent.record,
      story: tell(
        judged.run,
        `${at(request.cameAt)} ${pictureId} is asked for`,
        renderings.length === 0
          ? 'The renderer is not asked for it'
          : drawn.length > 0
            ? `The renderer answered with ${show(drawn[0])}`
            : failed?.ok === false
              ? `Its rendering failed with ${error(failed.error)}`
              : 'The renderer has not answered yet',
        `getPreview answered ${at(call.answered?.at ?? 0)} with ${show(whole)}`,
      ),
      comparison: {
        expected:
          drawn.length > 0
            ? { status: 200, url: fieldOf(drawn[0], 'url') }
            : failed === undefined
              ? 'a picture of its own, or a no'
              : 'a status from 500 to 599',
        actual: whole,
      },
    };
  }
  return undefined;
}
