import type { MessageRecord, PolicyRecord, TraceRecord } from './record.ts';
import { callLives, type CallLife } from './sequence-calls.ts';
import type { SequenceEvent } from './sequence-model.ts';
import { brief, briefOutcome, faultWords } from './sequence-words.ts';
import { formatTime } from './time-words.ts';

/** Every record of a run as a sentence, in order. A sentence is made when it is first asked for: of a long run few are ever read. */
export function tellEvents(records: readonly TraceRecord[], calls = callLives(records)): readonly SequenceEvent[] {
  const messages = new Map<number, Extract<MessageRecord, { kind: 'message-published' }>>();
  const deliveries = new Map<number, Extract<MessageRecord, { kind: 'message-delivered' }>>();
  const names: Names = {
    call: (call) => calls.get(call),
    message: (message) => messages.get(message)?.id ?? `message ${message}`,
    queue: (message) => messages.get(message)?.to ?? 'the queue',
    consumer: (delivery) => deliveries.get(delivery)?.to ?? 'the consumer',
  };
  return records.map((record, number) => {
    if (record.kind === 'message-published') messages.set(record.message, record);
    if (record.kind === 'message-delivered') deliveries.set(record.delivery, record);
    const { at, node, cause } = record;
    let told: string | undefined;
    return {
      record: number,
      at,
      node,
      cause,
      get sentence() {
        return (told ??= tell(record, names));
      },
      ...(record.source ? { source: record.source } : {}),
    };
  });
}

interface Names {
  call(call: number): CallLife | undefined;
  message(message: number): string;
  queue(message: number): string;
  consumer(delivery: number): string;
}

function tell(record: TraceRecord, names: Names): string {
  if ('call' in record) return tellCall(record, names.call(record.call));
  if ('message' in record) return tellMessage(record, names);
  const { node } = record;
  switch (record.kind) {
    case 'store-read':
      return `${node} reads ${record.table}${record.key === undefined ? '' : ` ${record.key}`} in ${record.store}: ${count(record.rows, 'row')}`;
    case 'store-committed': {
      const what = record.writes.map(
        (write) => `${write.table} ${write.key} = ${write.after === undefined ? 'deleted' : brief(write.after, 40)}`,
      );
      return `${actor(node, record.store)} commits${what.length > 0 ? ` ${what.join(', ')}` : ''}${place(node, record.store)}`;
    }
    case 'store-aborted':
      return `${actor(node, record.store)} rolls back a transaction${place(node, record.store)}: ${record.error.message}`;
    case 'store-answer-lost':
      return `the answer of ${record.store} to ${record.to} is lost; what was asked is done`;
    case 'crashed':
      return `${node} crashes${record.side === undefined ? '' : ` just ${record.side} its crossing ${record.crossing ?? '?'} with the world`}; its memory is lost`;
    case 'restarted':
      return `${node} restarts with empty memory`;
    case 'slept':
      return `${node} goes to sleep for ${formatTime(record.delayMs)}`;
    case 'console':
      return `${node} writes to the console: ${record.text}`;
    case 'unhandled-rejection':
      return `a promise of ${node} is rejected and nobody handles it: ${record.error.message}`;
    case 'uncaught-error':
      return `${node} throws outside any promise: ${record.error.message}`;
    case 'fault-began':
      return `fault: ${faultWords(record.fault, record.target, record.detail)}`;
    case 'fault-ended':
      return `the fault ends: ${faultWords(record.fault, record.target, null)} no longer`;
    case 'policy':
      return tellPolicy(record);
    case 'fact':
      return `${node}: ${record.fact} ${brief(record.detail)}`;
  }
}

function tellPolicy({ node, policy, event, to }: PolicyRecord): string {
  switch (policy) {
    case 'breaker':
      if (event === 'refused') return `${node} does not call ${to}: its circuit is open`;
      return event === 'half-opened'
        ? `${node} lets one call to ${to} try its circuit`
        : `the circuit from ${node} to ${to} is ${event}`;
    case 'bulkhead':
      return `${node} does not call ${to}: too many of its calls are under way`;
    case 'rate-limit':
      return `${node} does not call ${to}: its rate is used up`;
    case 'retry-budget':
      return `${node} does not try ${to} again: its retry budget is used up`;
  }
}

type CallEvent = Extract<TraceRecord, { call: number }>;

function tellCall(record: CallEvent, life: CallLife | undefined): string {
  const from = life?.from ?? 'the caller';
  const to = life?.to ?? 'the service';
  switch (record.kind) {
    case 'call-sent': {
      const operation = record.operation === record.to || record.operation === 'call' ? '' : ` ${record.operation}`;
      const body = record.body === undefined || record.body === null ? '' : ` with ${brief(record.body)}`;
      const attempt = life && life.attempt > 1 ? `, attempt ${life.attempt}` : '';
      const patience = record.deadline === undefined ? '' : `, waiting ${formatTime(record.deadline - record.at)} at most`;
      return `${record.node} calls ${record.to}${operation}${body}${attempt}${patience}`;
    }
    case 'call-arrived':
      return `the call from ${from} arrives at ${to}`;
    case 'call-started': {
      const arrived = life?.get('call-arrived');
      const waited = arrived && record.at > arrived.at ? ` after ${formatTime(record.at - arrived.at)} in its queue` : '';
      return `${to} starts to work on the call from ${from}${waited}`;
    }
    case 'call-rejected':
      return `${to} refuses the call from ${from}: ${record.reason}`;
    case 'reply-sent':
      return `${record.outcome.ok ? `${to} replies to ${from}` : `${to} answers ${from} with an error`}: ${briefOutcome(record.outcome)}${inVain(life, record.at)}`;
    case 'reply-arrived': {
      const gaveUpAt = life?.gaveUpAt;
      if (gaveUpAt !== undefined && gaveUpAt <= record.at)
        return `the reply from ${to} comes too late: ${from} stopped waiting at ${formatTime(gaveUpAt)}`;
      const took = life ? `, ${formatTime(record.at - life.sent.at)} after the call` : '';
      return `${from} has the ${record.outcome.ok ? 'reply' : 'error'} from ${to}${took}`;
    }
    case 'call-lost':
      return `the call from ${from} to ${to} is lost: ${record.reason}`;
    case 'reply-lost':
      return `the reply from ${to} to ${from} is lost: ${record.reason}`;
    case 'call-timed-out': {
      const waited = life ? ` after ${formatTime(record.at - life.sent.at)}` : '';
      return `${from} stops waiting for ${to}${waited}: timeout${stillAtWork(life, record.at)}`;
    }
    case 'call-aborted':
      return `${from} aborts its call to ${to}${stillAtWork(life, record.at)}`;
  }
}

function inVain(life: CallLife | undefined, at: number): string {
  if (life?.gaveUpAt === undefined || life.get('reply-arrived') || life.get('reply-lost')) return '';
  return life.gaveUpAt <= at
    ? `; too late, ${life.from} stopped waiting at ${formatTime(life.gaveUpAt)}`
    : `; ${life.from} will have stopped waiting when it arrives`;
}

function stillAtWork(life: CallLife | undefined, at: number): string {
  if (!life || life.get('call-rejected') || !life.get('call-arrived')) return '';
  const reply = life.get('reply-sent');
  if (reply && reply.at <= at) return '';
  const started = life.get('call-started');
  return started && started.at <= at ? `; ${life.to} is still at work` : `; the call still waits at ${life.to}`;
}

function tellMessage(record: MessageRecord, names: Names): string {
  const message = names.message(record.message);
  const queue = names.queue(record.message);
  switch (record.kind) {
    case 'message-published':
      return `${record.node} publishes ${message} to ${record.to}: ${brief(record.body)}`;
    case 'message-queued':
      return `${record.node} holds ${message}`;
    case 'publish-confirmed':
      return `${record.node} knows that ${queue} holds ${message}`;
    case 'publish-failed':
      return `${record.node} could not publish ${message}: ${record.error.message}`;
    case 'message-delivered':
      return `${record.node} delivers ${message} to ${record.to}${record.attempt > 1 ? `, delivery ${record.attempt}` : ''}`;
    case 'message-acked':
      return `${names.consumer(record.delivery)} acknowledges ${message}`;
    case 'message-nacked':
      return `${names.consumer(record.delivery)} refuses ${message}: ${record.reason}`;
    case 'message-returned':
      return `no ack for ${message} came in time: ${record.node} takes it back`;
    case 'message-dead-lettered':
      return `${record.node} moves ${message} to ${record.to}: ${record.reason}`;
    case 'message-expired':
      return `${message} expires in ${record.node}`;
    case 'message-lost':
      return `${lostLegs[record.leg]} ${message} is lost: ${record.reason}`;
    case 'message-rejected':
      return `${record.node} refuses ${message}: ${record.reason}`;
  }
}

const lostLegs = {
  publish: 'on its way to the broker',
  confirm: 'the confirmation of',
  delivery: 'on its way to a consumer',
  ack: 'the ack of',
} as const;

const count = (n: number, noun: string): string => `${n} ${noun}${n === 1 ? '' : 's'}`;
const actor = (node: string, store: string): string => (node === store ? store : node);
const place = (node: string, store: string): string => (node === store ? '' : ` in ${store}`);
