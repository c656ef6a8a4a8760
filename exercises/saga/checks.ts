import { at, callsOf, isCausedBy, list, tell, times, type Check, type Finding, type JudgedRun } from '../../src/judge/index.ts';
import { holdingsAfter, ordersOf, type Effect, type Holdings, type Order } from './reading.ts';

export const checks: readonly Check[] = [
  { id: 'sent-when-paid', find: (judged) => forEachOrder(judged, sentWhenPaid) },
  { id: 'nothing-left', find: (judged) => forEachOrder(judged, nothingLeft) },
  { id: 'goods-behind-money', find: (judged) => forEachOrder(judged, goodsBehindMoney) },
  { id: 'nothing-twice', find: (judged) => forEachOrder(judged, nothingTwice) },
  { id: 'told-truth', find: (judged) => forEachOrder(judged, toldTruth) },
  { id: 'every-order-ends', find: (judged) => forEachOrder(judged, everyOrderEnds) },
];

function forEachOrder(judged: JudgedRun, find: (order: Order, judged: JudgedRun) => Finding | undefined): Finding | undefined {
  for (const order of ordersOf(judged)) {
    const finding = find(order, judged);
    if (finding !== undefined) return finding;
  }
  return undefined;
}

const told: Readonly<Record<Effect['what'], string>> = {
  reserved: 'the goods are reserved',
  released: 'the goods are released',
  held: 'the money is held',
  voided: 'the money is freed',
  captured: 'the money is captured',
  sent: 'the parcel is sent',
};

/** What happened to an order, one sentence. */
function history({ orderId, effects }: Order, until = Infinity): string {
  const done = effects.filter(({ record }) => record <= until).map((effect) => `${told[effect.what]} ${at(effect.at)}`);
  return done.length === 0 ? `Nothing was done for order ${orderId}` : `For order ${orderId} ${list(done)}`;
}

/** The first effect of an order that `isWrong` says, seeing what was held before it. */
function firstEffect(order: Order, isWrong: (effect: Effect, before: Holdings) => boolean): Effect | undefined {
  return order.effects.find((effect, index) => isWrong(effect, holdingsAfter(order.effects.slice(0, index))));
}

function sentWhenPaid(order: Order, { run }: JudgedRun): Finding | undefined {
  const early = firstEffect(order, ({ what }, { captures }) => what === 'sent' && captures === 0);
  if (early !== undefined)
    return {
      record: early.record,
      story: tell(run, history(order, early.record), 'Nobody has paid by then'),
      comparison: { expected: 'captured before sent', actual: 'sent before captured' },
    };
  const captured = order.effects.find(({ what }) => what === 'captured');
  if (captured === undefined) return undefined;
  const gone = firstEffect(order, ({ what }, { captures, parcels }) => what === 'released' && captures > 0 && parcels === 0);
  if (gone === undefined && order.effects.some(({ what }) => what === 'sent')) return undefined;
  const ending = order.endings.at(-1);
  return {
    record: (gone ?? captured).record,
    story: tell(
      run,
      history(order),
      ending === undefined ? '' : `Its status says ${ending.status} ${at(ending.at)}`,
      gone === undefined
        ? 'The customer has paid, and nothing is ever sent'
        : 'The customer has paid for goods that are given back',
    ),
    comparison: { expected: 'captured and sent', actual: gone === undefined ? 'captured only' : 'captured and released' },
  };
}

function nothingLeft(order: Order, { run }: JudgedRun): Finding | undefined {
  // What is still under way may yet be undone: then another check says why it does not end.
  if (order.endings.length === 0 && order.messages.some(({ acked }) => !acked)) return undefined;
  const { goods, money, captures } = holdingsAfter(order.effects);
  const kept = captures > 0 ? [...money] : [...goods, ...money];
  const left = order.effects.findLast(({ what, id }) => (what === 'reserved' || what === 'held') && kept.includes(id));
  if (left === undefined) return undefined;
  const ending = order.endings.at(-1);
  return {
    record: left.record,
    story: tell(
      run,
      history(order),
      ending === undefined ? '' : `Its status says ${ending.status} ${at(ending.at)}`,
      `At the end ${left.what === 'held' ? 'money is still held' : 'goods are still reserved'} under ${left.id}, and nobody pays for it`,
    ),
    comparison: { expected: 'nothing held or reserved', actual: kept.join(', ') },
  };
}

function goodsBehindMoney(order: Order, { run }: JudgedRun): Finding | undefined {
  const wrong = firstEffect(
    order,
    ({ what, id }, { goods, money }) =>
      (what === 'held' && goods.size === 0) || (what === 'released' && money.size > 0 && goods.size === 1 && goods.has(id)),
  );
  if (wrong === undefined) return undefined;
  return {
    record: wrong.record,
    story: tell(
      run,
      history(order, wrong.record),
      wrong.what === 'held' ? 'No goods are reserved by then' : 'The money is still held by then, for goods that nobody keeps',
    ),
    comparison: { expected: 'goods reserved as long as money is held', actual: 'money held, no goods reserved' },
  };
}

const plural: Readonly<Record<Effect['what'], string>> = {
  reserved: 'reservations',
  released: 'releases',
  held: 'holds',
  voided: 'voids',
  captured: 'captures',
  sent: 'parcels',
};

function nothingTwice(order: Order, { run }: JudgedRun): Finding | undefined {
  const again = firstEffect(
    order,
    ({ what }, { goods, money, captures, parcels }) =>
      (what === 'reserved' && goods.size > 0) ||
      (what === 'held' && (money.size > 0 || captures > 0)) ||
      (what === 'captured' && captures > 0) ||
      (what === 'sent' && parcels > 0),
  );
  if (again === undefined) return undefined;
  const ids = order.effects.filter(({ what, record }) => what === again.what && record <= again.record).map(({ id }) => id);
  return {
    record: again.record,
    story: tell(run, history(order, again.record), `That makes ${ids.length} ${plural[again.what]} for one order: ${list(ids)}`),
    comparison: { expected: 'once', actual: times(ids.length) },
  };
}

function toldTruth(order: Order, { run }: JudgedRun): Finding | undefined {
  const [first, ...later] = order.endings;
  if (first === undefined) return undefined;
  const other = later.find(({ status }) => status !== first.status);
  if (other !== undefined)
    return {
      record: other.record,
      story: tell(
        run,
        history(order),
        `The status of ${order.orderId} says ${first.status} ${at(first.at)} and ${other.status} ${at(other.at)}: somebody has read it by then`,
      ),
      comparison: { expected: first.status, actual: other.status },
    };
  const isPaid = order.effects.some(({ what }) => what === 'captured');
  if (isPaid === (first.status === 'completed')) return undefined;
  return {
    record: first.record,
    story: tell(
      run,
      history(order),
      `The status of ${order.orderId} says ${first.status} ${at(first.at)}, and the customer ${isPaid ? 'has paid' : 'never pays'}`,
    ),
    comparison: { expected: isPaid ? 'completed' : 'cancelled', actual: first.status },
  };
}

function everyOrderEnds(order: Order, { run, trace }: JudgedRun): Finding | undefined {
  const ending = order.endings.at(-1);
  const open = order.messages.find(({ acked }) => !acked);
  const message = open ?? order.messages[0];
  if (message === undefined) return undefined;
  const isPlain = run.fault === undefined && run.crash === undefined;
  if (ending !== undefined && open === undefined && !(isPlain && ending.status === 'cancelled')) return undefined;
  const isStuck = !message.acked && message.thrown === undefined;
  const waited = isStuck
    ? callsOf(trace).findLast((call) => call.ended === undefined && isCausedBy(trace, call.sent.record, message.last.record))
    : undefined;
  const deliveries = `Its message is delivered ${times(message.times)}, and ${message.acked ? 'acked' : 'never acked'}`;
  return {
    record: waited?.sent.record ?? ending?.record ?? message.last.record,
    story: tell(
      run,
      history(order),
      ending === undefined
        ? `The status of ${order.orderId} never says how it ended`
        : `The status of ${order.orderId} says ${ending.status}`,
      deliveries,
      message.acked || message.thrown === undefined ? '' : `The last time runOrder throws: ${message.thrown}`,
      !isStuck ? '' : `runOrder begins ${at(message.last.at)} and never ends`,
      waited === undefined
        ? ''
        : `It waits for an answer of ${waited.to}, asked ${at(waited.sent.at)}, and nothing ends that wait`,
      isPlain && ending?.status === 'cancelled' ? 'Nothing stood in its way' : '',
    ),
    comparison: {
      expected: isPlain ? 'completed, acked' : 'an end, acked',
      actual: `${ending?.status ?? 'no end'}, ${message.acked ? 'acked' : 'not acked'}`,
    },
  };
}
