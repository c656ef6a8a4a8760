import type { z } from 'zod';
import { problemsOf } from './check.ts';
import { closest, inWords, type Problem } from './problem.ts';
import { scenarioSchema, type Scenario } from './schema.ts';

export type Reading =
  { readonly ok: true; readonly scenario: Scenario } | { readonly ok: false; readonly problems: readonly Problem[] };

/** Reads a scenario from anything. All that is wrong with its shape is told at once; then all that is wrong with its sense. */
export function readScenario(value: unknown): Reading {
  const hidden = prototypes(value, '');
  if (hidden.length > 0) return { ok: false, problems: hidden };
  const parsed = scenarioSchema.safeParse(value);
  const problems = parsed.success ? problemsOf(parsed.data) : parsed.error.issues.flatMap((issue) => told(issue, value));
  if (parsed.success && problems.length === 0) return { ok: true, scenario: parsed.data };
  return { ok: false, problems };
}

/** Own fields of the name `__proto__`, which JSON can make and nothing else should meet. */
function prototypes(value: unknown, path: string): Problem[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.keys(value).flatMap((key) => {
    const here = path === '' ? key : `${path}.${key}`;
    if (key === '__proto__')
      return [{ path: here, expected: 'another name', found: '"__proto__"', hint: 'The language keeps that name for itself.' }];
    return prototypes(Reflect.get(value, key), here);
  });
}

function told(issue: z.core.$ZodIssue, value: unknown): Problem[] {
  const path = pathOf(issue.path);
  const found = inWords(issue.path.reduce<unknown>(at, value));
  const problem = (expected: string, hint?: string): Problem[] => [{ path, expected, found, ...(hint ? { hint } : {}) }];
  switch (issue.code) {
    case 'invalid_type':
      return problem(issue.expected === 'int' ? 'a whole number' : article(issue.expected));
    case 'too_small':
      return problem(
        issue.origin === 'number' || issue.origin === 'int'
          ? `${issue.inclusive ? 'at least' : 'more than'} ${issue.minimum}`
          : 'not to be empty',
      );
    case 'too_big':
      return problem(`at most ${issue.maximum}`);
    case 'unrecognized_keys':
      return issue.keys.map((key) => {
        const known = keysAt(issue.path, key);
        return {
          path: pathOf([...issue.path, key]),
          expected: 'no such field',
          found: inWords(at(issue.path.reduce<unknown>(at, value), key)),
          ...(known === undefined ? {} : { hint: `Did you mean "${known}"?` }),
        };
      });
    case 'invalid_union':
      return 'discriminator' in issue && typeof issue.discriminator === 'string'
        ? [
            {
              path: pathOf(
                [...issue.path, issue.discriminator].slice(0, issue.path.at(-1) === issue.discriminator ? -1 : undefined),
              ),
              expected: kindsAt(issue.path),
              found,
            },
          ]
        : (toldOfNearest(issue, value) ?? problem(issue.message));
    case 'invalid_value':
      return problem(`one of ${issue.values.map((each) => inWords(each)).join(', ')}`);
    default:
      return problem(issue.message);
  }
}

/** Of several shapes that something may have, the one that it comes closest to: whose mistakes lie deepest. */
function toldOfNearest(issue: z.core.$ZodIssueInvalidUnion, value: unknown): Problem[] | undefined {
  const depthOf = (issues: readonly z.core.$ZodIssue[]) => Math.max(0, ...issues.map(({ path }) => path.length));
  const [nearest] = issue.errors.toSorted((a, b) => depthOf(b) - depthOf(a));
  if (nearest === undefined || depthOf(nearest) === 0) return undefined;
  return nearest.flatMap((inner) => told({ ...inner, path: [...issue.path, ...inner.path] }, value));
}

function at(value: unknown, key: PropertyKey): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
}

function article(type: string): string {
  return type === 'record' || type === 'object' ? 'an object { … }' : type === 'array' ? 'a list [ … ]' : `a ${type}`;
}

function pathOf(path: readonly PropertyKey[]): string {
  if (path.length === 0) return 'the scenario';
  return path.reduce<string>(
    (text, key) => (typeof key === 'number' ? `${text}[${key}]` : text === '' ? String(key) : `${text}.${String(key)}`),
    '',
  );
}

/** Names of fields that a scenario knows, for a writer who mistyped one. */
const fields = [
  ...['seed', 'durationMs', 'warmupMs', 'services', 'queues', 'topics', 'consumers', 'links', 'load', 'faults', 'title'],
  ...[
    'concurrency',
    'queueCapacity',
    'discipline',
    'serviceTime',
    'contention',
    'shed',
    'rateLimit',
    'failureRate',
    'failureStatus',
    'steps',
  ],
  ...[
    'capacity',
    'overflow',
    'visibilityTimeoutMs',
    'maxAttempts',
    'deadLetter',
    'redelivery',
    'ttlMs',
    'partitions',
    'deduplicationMs',
  ],
  ...['timeoutMs', 'deadlineMs', 'propagateDeadline', 'retry', 'hedge', 'breaker', 'bulkhead', 'backoff', 'budget'],
  ...[
    'arrivals',
    'clients',
    'thinkTime',
    'count',
    'ratePerS',
    'untilMs',
    'fromMs',
    'priority',
    'policy',
    'keys',
    'latency',
    'lossRate',
  ],
  ...[
    'duplicateRate',
    'prefetch',
    'ack',
    'target',
    'between',
    'meanMs',
    'p50Ms',
    'p99Ms',
    'stages',
    'scv',
    'valuesMs',
    'atMs',
    'do',
    'kind',
  ],
];

function keysAt(_: readonly PropertyKey[], key: string): string | undefined {
  return closest(key, fields);
}

function kindsAt(path: readonly PropertyKey[]): string {
  if (path.includes('faults'))
    return 'one of the verbs slow, fail, hang, recover, crash, restart, partition, repair, hold, release, loseReply, restoreReplies, duplicate, deliverOnce';
  if (path.includes('arrivals') && !path.includes('gap'))
    return 'one of the kinds poisson, regular, renewal, bursts, phases, times';
  return 'one of the kinds constant, uniform, exponential, erlang, hyperexponential, lognormal, empirical';
}
