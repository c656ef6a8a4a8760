import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'lab-cli-'));
const cli = join(import.meta.dirname, '..', '..', '..', 'src', 'cli', 'lab.ts');

function lab(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...args], {
    encoding: 'utf8',
    env: { ...process.env, INIT_CWD: folder },
  });
  return { status, stdout, stderr };
}

function file(name: string, content: unknown): string {
  writeFileSync(join(folder, name), typeof content === 'string' ? content : JSON.stringify(content));
  return name;
}

const small = {
  services: { pay: { concurrency: 1, serviceTime: { kind: 'constant', ms: 10 } } },
  load: { shop: { to: 'pay', arrivals: { kind: 'regular', ratePerS: 50 }, count: 100 } },
};

describe('npm run lab', () => {
  it('prints what each service and load did', () => {
    const { status, stdout } = lab(file('small.json', small));
    expect(status).toBe(0);
    expect(stdout).toMatch(/pay +100 +100/);
    expect(stdout).toMatch(/trace [0-9a-f]{16}/);
  });

  it('prints the measurements as JSON, under the names that the documentation gives', () => {
    const { stdout } = lab(file('small.json', small), '--json', '--seed', '5');
    const result = JSON.parse(stdout) as { seed: number; metrics: { services: { pay: object } } };
    expect(result.seed).toBe(5);
    expect(Object.keys(result)).toEqual(['seed', 'virtualMs', 'events', 'traceHash', 'end', 'metrics']);
    expect(result.metrics.services.pay).toMatchObject({
      arrivals: 100,
      completions: 100,
      rejected: 0,
      meanSojournMs: 10,
      p99Ms: 10,
    });
  });

  it('writes the trace and a diagram where it is told to', () => {
    const one = { ...small, load: { shop: { ...small.load.shop, count: 1 } } };
    expect(lab(file('one.json', one), '--trace', 'trace.json', '--diagram', 'run.mmd', '--otlp', 'spans.json').status).toBe(0);
    const trace = JSON.parse(readFileSync(join(folder, 'trace.json'), 'utf8')) as { records: { kind: string }[] };
    expect(trace.records.map(({ kind }) => kind)).toContain('reply-arrived');
    const spans = JSON.parse(readFileSync(join(folder, 'spans.json'), 'utf8')) as { resourceSpans: object[] };
    expect(spans.resourceSpans).toHaveLength(2);
    expect(readFileSync(join(folder, 'run.mmd'), 'utf8')).toContain('sequenceDiagram');
  });

  it('names the wrong field of a bad scenario, without a stack, and ends with 2', () => {
    const { status, stderr } = lab(file('bad.json', { ...small, services: { pay: { concurrency: 'one' } } }));
    expect(status).toBe(2);
    expect(stderr).toContain('services.pay.concurrency: expected a number, found "one"');
    expect(stderr).not.toMatch(/^ +at /m);
  });

  it.each([
    [[], 'Which scenario?'],
    [['nowhere.json'], 'There is no file'],
    [[file('broken.json', '{ "load": ')], 'is not JSON, line 1, column 11'],
    [[file('comma.json', '{\n  "load": {\n    "a": 1 "b": 2\n  }\n}')], 'is not JSON, line 3, column 12'],
    [[file('empty.json', '')], 'is not JSON, line 1, column 1'],
    [['.'], 'that can be read'],
    [[file('small.json', small), '--seed', 'x'], '--seed takes a whole number'],
    [[file('small.json', small), '--fast'], "Unknown option '--fast'"],
  ])('says what is wrong with the arguments %j', (args, words) => {
    const { status, stderr } = lab(...args);
    expect(status).toBe(2);
    expect(stderr).toContain(words);
    expect(stderr).not.toMatch(/^ +at /m);
  });

  it('explains every part of a scenario, and prints its JSON Schema', () => {
    const { stdout } = lab('--help');
    for (const word of ['services', 'queues', 'topics', 'consumers', 'links', 'load', 'faults', 'policy', 'arrivals'])
      expect(stdout).toContain(word);
    expect(JSON.parse(lab('--schema').stdout)).toMatchObject({ type: 'object', required: ['load'] });
  });
});
