import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { UsageError } from '../../../src/cli/usage-error.ts';
import { writeStartFolder } from '../../../src/cli/judge/start-folder.ts';

let parent: string;
beforeEach(() => (parent = mkdtempSync(join(tmpdir(), 'start-folder-'))));
afterEach(() => rmSync(parent, { recursive: true }));

test('the folder has the starter, the brief, the types of lab and a configuration for the compiler', () => {
  const file = writeStartFolder('fan-out-a-page', join(parent, 'new'));
  expect(readdirSync(join(parent, 'new')).sort()).toEqual([
    'fan-out-a-page.md',
    'fan-out-a-page.ts',
    'globals.d.ts',
    'lab.d.ts',
    'tsconfig.json',
  ]);
  expect(readFileSync(file, 'utf8')).toContain('export async function loadProfile');
});

test('work that is there already is not overwritten', () => {
  writeStartFolder('fan-out-a-page', parent);
  expect(() => writeStartFolder('fan-out-a-page', parent)).toThrow(UsageError);
});
