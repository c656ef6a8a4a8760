import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { compile } from '../../src/compile/index.ts';
import { hashTrace } from '../../src/lab/index.ts';
import { bundleRealm, bundleRealmOf } from '../../src/realm/bundle.ts';
import { judgeInNode } from '../../src/runner/node/index.ts';
import { runRealm } from '../../src/runner/node/realm-host.ts';
import type { RealmMessage } from '../../src/runner/protocol.ts';
import { bombs, hangs } from './hangs.ts';
import { markup } from './markup.ts';
import { powers } from './powers.ts';
import { reached, type AttackProgram } from './program.ts';
import { smuggling } from './smuggling.ts';
import { tampering } from './tampering.ts';

let realm: string;
let judged: string;
beforeAll(async () => {
  realm = await bundleRealmOf(join(import.meta.dirname, 'world.ts'));
  judged = await bundleRealm('fan-out-a-page');
});

async function execute(source: string) {
  const compiled = compile(source);
  if (!compiled.ok) return { compiled: false, messages: [], end: undefined };
  const messages: RealmMessage[] = [];
  const hear = (message: RealmMessage) => {
    messages.push(message);
    return 'continue' as const;
  };
  const end = await runRealm({ realm, code: compiled.code, wallMs: 1500, hear });
  return { compiled: true, messages, end };
}

describe.each([
  ['reaching for powers', powers],
  ['smuggling over a crash', smuggling],
  ['tampering', tampering],
  ['markup', markup],
])('%s', (_, programs: readonly AttackProgram[]) => {
  test.each(programs.map((program) => [program.name, program] as const))(
    '%s gets nowhere',
    async (name, { source, doesNotCompile }) => {
      const { compiled, messages, end } = await execute(source);
      expect(compiled).toBe(!doesNotCompile);
      expect(end?.how ?? 'end', name).not.toBe('crashed');
      // The plan has the same run twice: whatever the program left behind in between, the second goes as the first.
      const [first, second] = messages.filter((message) => message.type === 'run').map(({ trace }) => hashTrace(trace));
      if (!end) expect(second).toBe(first);
      if (!name.startsWith('markup')) expect(JSON.stringify(messages)).not.toContain(reached);
    },
  );
});

test('a program that tampers or forges does not pass an exercise', async () => {
  for (const { name, source } of [...powers, ...tampering].filter((program) => /forged|tampers/.test(program.name))) {
    const asAnswer = source.replace('function attack(', 'function loadProfile(');
    const { verdict } = await judgeInNode('fan-out-a-page', asAnswer, { realm: judged });
    expect([name, verdict.verdict]).not.toEqual([name, 'pass']);
  }
}, 120_000);

test.each(hangs.map((program) => [program.name, program] as const))(
  '%s is named within 2 s',
  async (_, { source, kinds, line }) => {
    const asAnswer = source.replace('function attack(', 'function loadProfile(');
    const { verdict, durationMs } = await judgeInNode('fan-out-a-page', asAnswer, { realm: judged });
    expect(kinds).toContain(verdict.failure?.kind);
    if (line !== undefined) expect(verdict.failure?.source?.line).toBe(line);
    expect(durationMs).toBeLessThan(2000);
  },
);

test.each(bombs.map((program) => [program.name, program] as const))(
  '%s is named, and the process outlives it',
  async (_, program) => {
    const asAnswer = program.source.replace('function attack(', 'function loadProfile(');
    const { verdict } = await judgeInNode('fan-out-a-page', asAnswer, { realm: judged });
    expect(['sandbox-crashed', 'wall-clock', 'loop-budget']).toContain(verdict.failure?.kind);
  },
);
