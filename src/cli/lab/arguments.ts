import { readSeed } from '../seed-argument.ts';
import { parseCommand, UsageError } from '../usage-error.ts';

export interface LabArguments {
  readonly what: 'run' | 'help' | 'schema';
  readonly file: string;
  readonly json: boolean;
  readonly seed?: number;
  /** A file to write the trace into. */
  readonly trace?: string;
  /** A file to write a Mermaid sequence diagram of the run into. */
  readonly diagram?: string;
  /** A file to write the trace into as OpenTelemetry's JSON. */
  readonly otlp?: string;
}

export const usage = `Usage: npm run lab -- <scenario.json> [options]

Runs a scenario (services, queues, links, load and faults as JSON) and prints what it measured.

  --json        print the measurements as JSON
  --seed N      run with this seed in place of the scenario's
  --trace F     write the trace into the file F, as JSON
  --diagram F   write the run as a Mermaid sequence diagram into F (for small runs)
  --otlp F      write the run as spans into F, in OpenTelemetry's JSON (OTLP)
  --schema      print the JSON Schema of a scenario: every field and its type
  --help        print this, and how to write a scenario

Exit code: 0 ran to its end, 1 ended early, 2 the scenario or the usage is wrong.`;

export const manual = `${usage}

A scenario, in the smallest useful form:

  { "durationMs": 60000,
    "services": { "pay": { "concurrency": 4, "serviceTime": { "kind": "exponential", "meanMs": 20 } } },
    "load": { "shop": { "to": "pay", "arrivals": { "kind": "poisson", "ratePerS": 150 } } } }

  title        for people
  seed         a whole number; the same seed gives the same run, to the bit
  durationMs   when the run is cut off; leave it out where each load has a "count" or "untilMs"
  warmupMs     measurements begin here
  services     name → concurrency (workers; without it as many as calls), queueCapacity, discipline (fifo, lifo, priority), serviceTime,
               contention { free, share }, shed { maxWaitMs, expired, abandoned }, rateLimit { ratePerS, burst }, failureRate,
               failureStatus, steps
  steps        { "serial": [...] } or { "parallel": [...] } of: "service" · { "to": service, "operation", "policy" } ·
               { "publish": queue or topic, "confirm": false }
  policy       timeoutMs, deadlineMs, propagateDeadline, retry { maxAttempts, backoff { baseMs, factor, capMs,
               jitter: none, full or equal }, statuses,
               budget { ratio, burst } }, hedge { delayMs, maxAttempts }, breaker { failures, openMs, successes },
               bulkhead { concurrency, queueCapacity }, rateLimit { ratePerS, burst }
  queues       name → capacity, overflow (reject, drop-oldest), visibilityTimeoutMs, maxAttempts, deadLetter, redelivery { baseMs, … },
               ttlMs, partitions, deduplicationMs
  topics       name → [queues]
  consumers    [{ service, queue, prefetch, ack (on-success, on-delivery) }]
  links        [{ from, to, bothWays, latency, lossRate, duplicateRate, ordered }]; a link that is not listed is instant and lossless
  load         name → to (service, queue or topic), and arrivals (open loop) or clients and thinkTime (closed loop); also operation,
               policy, priority, keys, fromMs, untilMs, count
  arrivals     { "kind": "poisson" | "regular", ratePerS } · { "kind": "renewal", gap } · { "kind": "bursts", size, everyMs } ·
               { "kind": "phases", phases [{ forMs, ratePerS }], random } · { "kind": "times", atMs [...] }
  times        { "kind": "constant", ms } · "uniform" fromMs toMs · "exponential" meanMs · "erlang" stages meanMs ·
               "hyperexponential" meanMs scv · "lognormal" p50Ms p99Ms · "empirical" valuesMs
  faults       [{ "atMs": 1000, "do": verb, … }]: slow target factor addMs, hang target, fail target status message times, undone by recover target;
               crash target / restart target; partition between / repair between; hold between / release between;
               loseReply from to times / restoreReplies from to (an ack is a reply to its queue); duplicate target times / deliverOnce target (a queue)

Each field is explained, with examples, in content/experiments/SCENARIOS.md.
For each service, queue and load it prints arrivals, completions, rejected, throughput, goodput, utilisation, waits, sojourns and percentiles.`;

/** @throws UsageError */
export function readArguments(args: readonly string[]): LabArguments {
  const { values, positionals } = parse(args);
  const what = values.help ? 'help' : values.schema ? 'schema' : 'run';
  const [file = '', extra] = positionals;
  if (what === 'run' && file === '') throw new UsageError('Which scenario? Give the path of a JSON file.');
  if (extra !== undefined) throw new UsageError(`One scenario at a time: what is "${extra}"?`);
  return {
    what,
    file,
    json: values.json,
    ...(values.seed === undefined ? {} : { seed: readSeed(values.seed) }),
    ...(values.trace === undefined ? {} : { trace: values.trace }),
    ...(values.diagram === undefined ? {} : { diagram: values.diagram }),
    ...(values.otlp === undefined ? {} : { otlp: values.otlp }),
  };
}

function parse(args: readonly string[]) {
  return parseCommand({
    args: [...args],
    allowPositionals: true,
    options: {
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false, short: 'h' },
      schema: { type: 'boolean', default: false },
      seed: { type: 'string' },
      trace: { type: 'string' },
      diagram: { type: 'string' },
      otlp: { type: 'string' },
    },
  });
}
