import { at, show, tell, type CallLife, type Finding, type JudgedRun } from '../../../src/judge/index.ts';
import { callsToEndpoints, deliveriesOf, eventIdOf, type Delivery } from '../reading.ts';
import { named, nth } from './told.ts';

/** Virtual time 0, in seconds since 1970, which is what `Date` says. */
const beginningS = Date.UTC(2026, 0, 1) / 1000;

/**
 * How far a timestamp may be from the time of its call, in s. Right answers: 0, and 1 by whoever rounds up. The mildest wrong one, which signs once and keeps
 * the headers: 3 at the third attempt at the latest.
 */
const slackS = 1.5;

/** Finds a request that its receiver could not check, or not recognise. */
export function signed(judged: JudgedRun): Finding | undefined {
  const deliveries = deliveriesOf(judged);
  for (const life of callsToEndpoints(judged)) {
    const delivery = deliveries.find(({ eventId, endpoint }) => endpoint.name === life.to && eventId === eventIdOf(life));
    const finding = delivery === undefined ? undefined : wrongIn(life, delivery, judged);
    if (finding !== undefined) return finding;
  }
  return undefined;
}

function wrongIn(life: CallLife, delivery: Delivery, { run }: JudgedRun): Finding | undefined {
  const { attempts, eventId, endpoint, body } = delivery;
  const attempt = attempts.findIndex((each) => each.life.call === life.call) + 1;
  const sent = `${at(life.sent.at)} ${nth(attempt)} attempt of ${named(delivery)} begins`;
  const found = (what: string, why: string, expected: unknown, actual: unknown): Finding => ({
    record: life.sent.record,
    story: tell(run, sent, what, why),
    comparison: { expected, actual },
  });

  const id = life.headers['webhook-id'];
  if (id !== eventId)
    return found(
      id === undefined ? 'It has no header webhook-id' : `Its header webhook-id says ${show(id)}`,
      `${endpoint.name} cannot know that it is ${eventId}`,
      eventId,
      id,
    );
  if (life.body !== body)
    return found('Its body is not the text that the row holds', `${endpoint.name} gets something else`, body, life.body);

  const timestamp = life.headers['webhook-timestamp'];
  const nowS = beginningS + life.sent.at / 1000;
  if (timestamp === undefined || !(Math.abs(Number(timestamp) - nowS) <= slackS))
    return found(
      timestamp === undefined
        ? 'It has no header webhook-timestamp'
        : `Its header webhook-timestamp says ${timestamp}, and the time of this attempt is ${Math.floor(nowS)} s since 1970`,
      `${endpoint.name} cannot tell this request from an old one that somebody recorded`,
      String(Math.floor(nowS)),
      timestamp,
    );
  const signature = life.headers['webhook-signature'];
  const computed = sign(`whsec_${endpoint.name}`, `${id}.${timestamp}.${body}`);
  if (signature === computed) return undefined;
  return found(
    signature === undefined ? 'It has no header webhook-signature' : `Its header webhook-signature says ${show(signature)}`,
    `From its secret, the two other headers and the body that it got, ${endpoint.name} computes ${show(computed)}`,
    computed,
    signature,
  );
}

/** As in the starter. */
function sign(secret: string, text: string): string {
  let hash = 0x811c9dc5;
  for (const character of `${secret} ${text}`) hash = Math.imul(hash ^ character.charCodeAt(0), 0x01000193);
  return (hash >>> 0).toString(16);
}
