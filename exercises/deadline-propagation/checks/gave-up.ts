import { at, fieldOf, ms, show, tell, type Finding, type JudgedRun } from '../../../src/judge/index.ts';
import { arrival, leastMs, services, type Hop } from '../reading.ts';

/** A 504 that a service decided by itself: nothing was open, nothing had failed, and nobody had told it 504. */
interface GaveUp {
  readonly at: number;
  readonly record: number;
  /** When it knew all that it knew: its last step had ended, or the request arrived. */
  readonly sinceAt: number;
  readonly leftMs: number;
  /** What all that was still to be done, here and further down, takes at least. */
  readonly neededMs: number;
}

/** How long after its last step, or its arrival, a service may answer such a 504, in ms. Right answers: 0. The mildest wrong one: 25. */
const slackMs = 3;
/** How much more than what is needed may be left at such a 504, in ms. The brief lets 15 be kept back. Right answers: at most 5. The mildest wrong one: 35. */
const keptBackMs = 18;

/** Finds a service that could do nothing more, and let its caller wait. */
export function gaveUpLate(hop: Hop, { run }: JudgedRun): Finding | undefined {
  const gaveUp = gaveUpAt(hop);
  if (gaveUp === undefined || gaveUp.at <= gaveUp.sinceAt + slackMs) return undefined;
  return {
    record: gaveUp.record,
    story: tell(
      run,
      arrival(hop),
      `${at(gaveUp.sinceAt)} ${ms(hop.deadlineAt - gaveUp.sinceAt)} remain, and ${hop.service} begins nothing more`,
      `${at(gaveUp.at)} it answers ${show({ status: 504 })}`,
    ),
    comparison: { expected: `{ status: 504 } ${at(gaveUp.sinceAt)}`, actual: at(gaveUp.at) },
  };
}

/** Finds a service that said 504 though there was time for all that was still to be done. */
export function gaveUpEarly(hop: Hop, { run }: JudgedRun): Finding | undefined {
  const gaveUp = gaveUpAt(hop);
  if (gaveUp === undefined || gaveUp.leftMs < gaveUp.neededMs + keptBackMs) return undefined;
  return {
    record: gaveUp.record,
    story: tell(
      run,
      arrival(hop),
      `${at(gaveUp.at)} ${hop.service} answers ${show({ status: 504 })}. ${ms(gaveUp.leftMs)} remain, and what is still to be done takes ${ms(gaveUp.neededMs)} at least`,
    ),
    comparison: { expected: 'the next step begun', actual: { status: 504 } },
  };
}

function gaveUpAt({ call: { answered }, steps, service, arrivedAt, deadlineAt }: Hop): GaveUp | undefined {
  if (answered?.outcome.ok !== true || fieldOf(answered.outcome.value, 'status') !== 504) return undefined;
  const replies = steps.flatMap(({ ended }) => (ended?.outcome?.ok === true && ended.at <= answered.at ? [ended] : []));
  const isTold = replies.some(({ outcome }) => outcome?.ok === true && fieldOf(outcome.value, 'status') === 504);
  if (replies.length < steps.length || isTold) return undefined;
  const stepsLeft = services.length - services.indexOf(service) - replies.length;
  return {
    at: answered.at,
    record: answered.record,
    sinceAt: replies.at(-1)?.at ?? arrivedAt,
    leftMs: deadlineAt - answered.at,
    neededMs: leastMs * stepsLeft,
  };
}
