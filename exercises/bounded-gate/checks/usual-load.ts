import { at, count, show, tell, type Finding, type JudgedRun } from '../../../src/judge/index.ts';
import { insideBefore, isOverload, phasesOf, requestsOf, type Phase, type Request } from '../reading.ts';

/** Share of the callers that may get a no when no more comes than can be done. Right answers: 0. Without a queue: 0.09. */
const mostRefused = 0.01;

/** After an overload, what is still inside may be served first; and right before one, who has come may be overtaken. */
const settleMs = 600;

/** Requests that come while no more comes than can be done, and that get a no, or nothing. */
function turnedAway(judged: JudgedRun, applies: (phases: readonly Phase[], phase: Phase) => boolean): Finding | undefined {
  const requests = requestsOf(judged);
  const phases = phasesOf(judged);
  for (const phase of phases) {
    if (isOverload(phase) || !applies(phases, phase)) continue;
    const before = phases[phase.index - 1];
    const from = before !== undefined && isOverload(before) ? phase.from + settleMs : phase.from;
    const after = phases[phase.index + 1];
    const until = after !== undefined && isOverload(after) ? phase.until - settleMs : phase.until;
    const came = requests.filter(({ phase: index, cameAt }) => index === phase.index && cameAt >= from && cameAt <= until);
    const away = came.filter(({ end }) => end === 'no' || end === 'hung-up');
    const [first] = away;
    if (first === undefined || away.length <= mostRefused * came.length) continue;
    return {
      record: first.call.answered?.record ?? first.call.ended?.record ?? first.call.sent.record,
      story: tell(judged.run, ...situation(phases, phase, requests), ...told(requests, first), rest(away.length, came.length)),
      comparison: { expected: `at most ${Math.floor(mostRefused * came.length)} of ${came.length}`, actual: away.length },
    };
  }
  return undefined;
}

function situation(phases: readonly Phase[], phase: Phase, requests: readonly Request[]): readonly string[] {
  const before = phases[phase.index - 1];
  const load = phase.atOnce > 0 ? `${phase.atOnce} requests come at once` : `${phase.ratePerS} requests a second come`;
  if (before === undefined) return [load];
  const failures = requests.filter(({ end, phase: index }) => index < phase.index && end === 'failed').length;
  return [
    failures > 0 ? `Until ${at(before.until).slice(3)} ${count(failures, 'rendering')} failed; since then all goes well` : '',
    isOverload(before) ? `The overload ended ${at(before.until)}; since then ${load}` : '',
  ];
}

function told(requests: readonly Request[], first: Request): readonly string[] {
  const inside = insideBefore(requests, first.call.sent.record);
  const answered = first.call.answered?.record ?? first.call.ended?.record ?? 0;
  const drawn = requests
    .flatMap(({ renderings }) => renderings)
    .filter((life) => life.sent.record < answered && (life.answered?.record ?? Infinity) > answered).length;
  return [
    `${at(first.cameAt)} ${first.pictureId} is asked for, while ${count(inside, 'other')} ${inside === 1 ? 'is' : 'are'} inside`,
    `${first.end === 'no' ? `It gets ${show(first.whole, 60)}` : `${at(first.call.ended?.at ?? 0)} its caller hangs up`}, while the renderer draws ${drawn === 0 ? 'nothing' : count(drawn, 'picture')}`,
  ];
}

function rest(away: number, came: number): string {
  return away === 1 ? '' : `In all, ${away} of ${came} went away without a preview`;
}

/** Nobody is sent away at the usual load, before an overload and after it. */
export function noRefusalWithoutNeed(judged: JudgedRun): Finding | undefined {
  return turnedAway(judged, (phases) => phases.every(({ failing }) => failing === 0));
}

/** A rendering that failed has given back its slot: those who come afterwards find all four. */
export function slotsComeBack(judged: JudgedRun): Finding | undefined {
  return turnedAway(judged, (phases) => phases.some(({ failing }) => failing > 0));
}
