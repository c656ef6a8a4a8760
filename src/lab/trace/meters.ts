import { Meter } from '../meter.ts';
import { metricsOf, type StationMetrics } from '../metrics.ts';
import type { Trace, TraceRecord } from './record.ts';

/** One thing at one node: what came, and perhaps began. */
interface Visit {
  readonly node: string;
  readonly arrivedUs: number;
  startedUs: number;
}

/**
 * The metrics of each service and queue, read from a trace alone. What a world measured while it ran and what its trace says are the same,
 * as far as calls and queues go (a delivery's service time is not in the trace).
 *
 * @param workers the concurrency of services, for their utilisation
 */
export function readMetrics(
  { records, endedAt }: Trace,
  { workers = {}, fromMs = 0 }: { readonly workers?: Readonly<Record<string, number>>; readonly fromMs?: number } = {},
): Readonly<Record<string, StationMetrics>> {
  const meters = new Map<string, Meter>();
  const visits = new Map<string, Visit>();

  const meterOf = (node: string): Meter => {
    const meter = meters.get(node) ?? new Meter(true, fromMs);
    meters.set(node, meter);
    return meter;
  };
  const arrive = (key: string, { node, at }: TraceRecord): void => {
    const nowUs = micros(at);
    visits.set(key, { node, arrivedUs: nowUs, startedUs: -1 });
    meterOf(node).arrive(nowUs);
  };
  const start = (key: string, { at }: TraceRecord): void => {
    const visit = visits.get(key);
    if (!visit) return;
    visit.startedUs = micros(at);
    meterOf(visit.node).start(visit.arrivedUs, visit.startedUs);
  };
  const end = (key: string, { at }: TraceRecord, how: 'complete' | 'fail' | 'drop' | 'lose'): void => {
    const visit = visits.get(key);
    if (!visit) return;
    visits.delete(key);
    const { node, arrivedUs, startedUs } = visit;
    const meter = meterOf(node);
    if (how === 'drop') meter.drop(arrivedUs, micros(at));
    else if (how === 'lose') meter.lose(arrivedUs, startedUs, micros(at));
    else meter.complete(arrivedUs, startedUs, micros(at), how === 'fail');
  };
  const putBack = (key: string, { at }: TraceRecord): void => {
    const visit = visits.get(key);
    if (!visit || visit.startedUs < 0) return;
    meterOf(visit.node).stop(visit.startedUs, micros(at));
    visit.startedUs = -1;
  };

  for (const record of records) {
    switch (record.kind) {
      case 'call-arrived':
        arrive(`call ${record.call}`, record);
        break;
      case 'call-started':
        start(`call ${record.call}`, record);
        break;
      case 'call-rejected':
        end(`call ${record.call}`, record, 'drop');
        break;
      case 'reply-sent':
        end(`call ${record.call}`, record, record.outcome.ok ? 'complete' : 'fail');
        break;
      case 'message-queued':
        arrive(`${record.node} ${record.message}`, record);
        break;
      case 'message-delivered':
        start(`${record.node} ${record.message}`, record);
        break;
      case 'message-acked':
        end(`${record.node} ${record.message}`, record, 'complete');
        break;
      case 'message-nacked':
      case 'message-returned':
        putBack(`${record.node} ${record.message}`, record);
        break;
      case 'message-expired':
      case 'message-dead-lettered':
        end(`${record.node} ${record.message}`, record, 'lose');
        break;
      case 'crashed':
        meterOf(record.node).loseAll(micros(record.at));
        for (const [key, { node }] of visits) if (node === record.node) visits.delete(key);
        break;
      default:
        break;
    }
  }
  return Object.fromEntries(
    [...meters].map(([node, meter]) => {
      meter.advance(micros(endedAt));
      return [node, metricsOf(meter, workers[node], endedAt - fromMs)];
    }),
  );
}

function micros(ms: number): number {
  return Math.round(ms * 1000);
}
