import { beforeAll, describe, expect, test } from 'vitest';
import { hashTrace } from '../../src/lab/index.ts';
import { bundleRealm } from '../../src/realm/bundle.ts';
import { judgeInNode } from '../../src/runner/node/index.ts';
import { honest } from './exercise.ts';
import { bombs, hangs } from './hangs.ts';
import { judgeAttack } from './judge-attack.ts';
import { markup } from './markup.ts';
import { powers } from './powers.ts';
import { reached, type AttackProgram } from './program.ts';
import { smuggling } from './smuggling.ts';
import { tampering } from './tampering.ts';

test('the honest program, which keeps what it knows in a store, passes through every crash', async () => {
  const { verdict } = await judgeAttack(honest, { all: true });
  expect(verdict).toMatchObject({ verdict: 'pass', runs: verdict.planned });
  expect(verdict.runs).toBeGreaterThan(10);
});

test('a program that keeps what it knows in a variable does not pass', async () => {
  const { verdict } = await judgeAttack(`let seen = 0; export async function attack() { seen += 1; return { seen }; }`);
  expect(verdict.checks.map((check) => check.verdict)).toEqual(['fail', 'not-run']);
});

describe.each([
  ['reaching for powers', powers],
  ['smuggling over a crash', smuggling],
  ['tampering', tampering],
  ['markup', markup],
])('%s', (_, programs: readonly AttackProgram[]) => {
  test.each(programs.map((program) => [program.name, program] as const))(
    '%s gets nowhere',
    async (name, { source, doesNotCompile }) => {
      const { verdict, messages } = await judgeAttack(source, { all: true });
      expect(verdict.failure?.kind === 'does-not-compile').toBe(doesNotCompile === true);
      expect(verdict.verdict, name).not.toBe('pass');
      expect(verdict.failure?.kind, name).not.toBe('sandbox-crashed');
      expect(verdict.checks.find(({ id }) => id === 'nothing-reached')?.verdict).not.toBe('fail');
      expect(JSON.stringify(messages)).not.toContain(reached);
      // The plan has the same run twice: whatever the program left behind in between, the second goes as the first.
      const [first, second] = messages.filter((message) => message.type === 'run').map(({ trace }) => hashTrace(trace));
      if (second !== undefined) expect(second).toBe(first);
    },
  );
});

test('a program that tampers or forges does not pass an exercise', async () => {
  const realm = await bundleRealm('fan-out-a-page');
  for (const { name, source } of [...powers, ...tampering].filter((program) => /forged|tampers/.test(program.name))) {
    const asAnswer = source.replace('function attack(', 'function loadProfile(');
    const { verdict } = await judgeInNode('fan-out-a-page', asAnswer, { realm });
    expect([name, verdict.verdict]).not.toEqual([name, 'pass']);
  }
}, 120_000);

describe('hangs', () => {
  // The first judging also bundles the realm.
  beforeAll(() => judgeAttack(honest));

  test.each(hangs.map((program) => [program.name, program] as const))(
    '%s is named within 2 s',
    async (_, { source, kinds, line }) => {
      let { verdict, durationMs } = await judgeAttack(source);
      // Another program may hold up this machine; what hangs for longer than it may does so each time.
      if (durationMs > 2000) ({ verdict, durationMs } = await judgeAttack(source));
      expect(kinds).toContain(verdict.failure?.kind ?? verdict.verdict);
      if (line !== undefined) expect(verdict.failure?.source?.line).toBe(line);
      expect(durationMs).toBeLessThan(2000);
    },
  );

  test.each(bombs.map((program) => [program.name, program] as const))(
    '%s is named, and the process outlives it',
    async (_, { source }) => {
      const { verdict } = await judgeAttack(source);
      expect(['sandbox-crashed', 'wall-clock', 'loop-budget']).toContain(verdict.failure?.kind);
    },
  );
});
