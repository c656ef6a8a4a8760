import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readScenario, runScenario, scenarioSchema } from '../../src/scenario/index.ts';

const root = join(import.meta.dirname, '..', '..');
const documentation = readFileSync(join(root, 'content', 'experiments', 'SCENARIOS.md'), 'utf8');
const examples = [...documentation.matchAll(/```json\n(.*?)```/gs)].map(([, text = '']) => text);

/** Every field and every word that a value may be, wherever it stands in the schema. */
function wordsOf(schema: unknown): Set<string> {
  const words = new Set<string>();
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    if (Array.isArray(node)) return node.forEach(visit);
    const { properties, const: only, enum: several } = node as { properties?: object; const?: unknown; enum?: unknown[] };
    for (const name of Object.keys(properties ?? {})) words.add(name);
    for (const word of [only, ...(several ?? [])]) if (typeof word === 'string') words.add(word);
    Object.values(node).forEach(visit);
  };
  visit(schema);
  return words;
}

const words = [...wordsOf(z.toJSONSchema(scenarioSchema))].filter((word) => word !== '$schema');

describe('the documentation of scenarios', () => {
  it('names every field, kind and verb', () => {
    expect(words.length).toBeGreaterThan(90);
    const missing = words.filter((word) => !new RegExp(`[\`"]${word}[\`"]`).test(documentation));
    expect(missing).toEqual([]);
  });

  it('has examples that run to their end', () => {
    expect(examples.length).toBeGreaterThanOrEqual(3);
    for (const example of examples) {
      const reading = readScenario(JSON.parse(example));
      expect(reading).toMatchObject({ ok: true });
      if (reading.ok) expect(['until', 'quiescent']).toContain(runScenario(reading.scenario).end.reason);
    }
  });

  it('names every measurement that a run prints', () => {
    const reading = readScenario(JSON.parse(examples[1] ?? ''));
    if (!reading.ok) throw new Error('refused');
    const { services, queues } = runScenario(reading.scenario).metrics;
    const measured = [...Object.keys(services['mailer'] ?? {}), ...Object.keys(queues['mails'] ?? {})];
    expect(measured.filter((name) => !documentation.includes(`\`${name}\``))).toEqual([]);
  });

  it('agrees with npm run lab -- --help', () => {
    const help = execFileSync(process.execPath, [join(root, 'src', 'cli', 'lab.ts'), '--help'], { encoding: 'utf8' });
    expect(words.filter((word) => !new RegExp(`\\b${word}\\b`).test(help))).toEqual([]);
  });
});
