import { at, deepEqual, fieldOf, show, tell, times, type Check, type Finding, type JudgedRun } from '../../src/judge/index.ts';
import { sentIn, type Sent } from './reading.ts';

export const checks: readonly Check[] = [
  { id: 'never-throws', explains: ['trace-budget', 'unhandled-rejection'], find: (judged) => forEach(judged, neverThrows) },
  { id: 'rejects', find: (judged) => forEach(judged, rejects) },
  { id: 'reads', find: (judged) => forEach(judged, reads) },
  { id: 'total-exact', find: (judged) => forEach(judged, totalExact) },
  { id: 'keeps-the-rest', find: (judged) => forEach(judged, keepsTheRest) },
];

function forEach(judged: JudgedRun, find: (sent: Sent, judged: JudgedRun) => Finding | undefined): Finding | undefined {
  for (const sent of sentIn(judged)) {
    const finding = find(sent, judged);
    if (finding !== undefined) return finding;
  }
  return undefined;
}

const came = ({ raw, delivered, at: when }: Sent): string =>
  `${at(delivered[0]?.at ?? when)} the message ${show(raw, 200)} comes`;

function neverThrows(sent: Sent, { run }: JudgedRun): Finding | undefined {
  const { refused, delivered } = sent;
  const [first] = refused;
  // Where the broker refuses what the reader publishes, coming back is right.
  if (first === undefined || run.fault !== undefined) return undefined;
  return {
    record: first.record,
    story: tell(
      run,
      came(sent),
      `onOrder throws: ${first.reason}`,
      `It comes back, ${times(delivered.length)} in this run, and the messages behind it wait`,
    ),
    comparison: { expected: 'delivered once', actual: `delivered ${times(delivered.length)}` },
  };
}

function rejects(sent: Sent, { run }: JudgedRun): Finding | undefined {
  const { total, raw, delivered, forwarded, rejected } = sent;
  if (total !== null || delivered.length === 0) return undefined;
  const [wrongly] = forwarded;
  const [said, again] = rejected;
  const reason = fieldOf(said?.body, 'reason');
  const isRight =
    wrongly === undefined &&
    said !== undefined &&
    again === undefined &&
    deepEqual(fieldOf(said.body, 'raw'), raw) &&
    typeof reason === 'string' &&
    reason !== '';
  if (isRight) return undefined;
  return {
    record: wrongly?.record ?? again?.record ?? said?.record ?? delivered[0]?.record ?? sent.record,
    story: tell(
      run,
      came(sent),
      wrongly !== undefined
        ? `It is forwarded as ${show(wrongly.body, 200)}; what cannot be read was guessed`
        : said === undefined
          ? 'It is not in invalid-orders, and nobody will ever see it again'
          : `invalid-orders has ${show(said.body, 200)}${again === undefined ? '' : `, and ${at(again.at)} also ${show(again.body, 200)}`}`,
    ),
    comparison:
      wrongly === undefined && again !== undefined
        ? { expected: 'published once', actual: `published ${times(rejected.length)}` }
        : { expected: { raw, reason: 'a text' }, actual: wrongly?.body ?? said?.body },
  };
}

function reads(sent: Sent, { run, trace }: JudgedRun): Finding | undefined {
  const { total, delivered, forwarded, rejected } = sent;
  if (total === null) return undefined;
  if (forwarded.length === 1 && rejected.length === 0) return undefined;
  return {
    record: forwarded[1]?.record ?? rejected[0]?.record ?? delivered[0]?.record ?? sent.record,
    story: tell(
      run,
      came(sent),
      rejected[0] !== undefined
        ? `It is rejected: ${show(fieldOf(rejected[0].body, 'reason'))}`
        : `It is forwarded ${times(forwarded.length)} until the run ends ${at(trace.endedAt)}`,
      'All that is needed is there',
    ),
    comparison: { expected: 'forwarded once', actual: rejected.length > 0 ? 'rejected' : `forwarded ${times(forwarded.length)}` },
  };
}

function totalExact(sent: Sent, { run }: JudgedRun): Finding | undefined {
  const [forwarded] = sent.forwarded;
  if (sent.total === null || forwarded === undefined) return undefined;
  const actual = fieldOf(forwarded.body, 'total');
  if (deepEqual(actual, sent.total)) return undefined;
  return {
    record: forwarded.record,
    story: tell(run, came(sent), `It goes on with total ${show(actual)}`),
    comparison: { expected: sent.total, actual },
  };
}

function keepsTheRest(sent: Sent, { run }: JudgedRun): Finding | undefined {
  const [forwarded] = sent.forwarded;
  if (sent.total === null || forwarded === undefined) return undefined;
  const [before, after] = [sent.raw, forwarded.body].map(withoutTotal);
  if (before === undefined || after === undefined) return undefined;
  if (deepEqual(after, before)) return undefined;
  const lost = Object.keys(before).filter((name) => !deepEqual(before[name], after[name]));
  const added = Object.keys(after).filter((name) => !(name in before));
  return {
    record: forwarded.record,
    story: tell(
      run,
      came(sent),
      `It goes on as ${show(forwarded.body, 200)}`,
      lost.length > 0 ? `Gone or changed: ${lost.join(', ')}` : '',
      added.length > 0 ? `Added: ${added.join(', ')}` : '',
    ),
    comparison: { expected: before, actual: after },
  };
}

/** An old message may have a field of that name; what is added takes its place. */
function withoutTotal(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null
    ? Object.fromEntries(Object.entries(value).filter(([name]) => name !== 'total'))
    : {};
}
