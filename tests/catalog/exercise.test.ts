import { describe, expect, it } from 'vitest';
import { readExercises, type ExerciseFiles } from '../../src/catalog/exercise.ts';
import type { Exercise } from '../../src/judge/exercise.ts';

const meta: Exercise = {
  title: 'Fan out a page',
  version: 1,
  lesson: 'latency',
  after: [],
  minutes: 8,
  summary: 'Call five services at once.',
  checks: [{ id: 'in-time', sentence: 'The page is whole in time.', hints: ['a', 'b', 'c'] }],
};

const files = (of: Partial<ExerciseFiles> = {}): ExerciseFiles => ({
  metas: { '/exercises/b/exercise.ts': meta, '/exercises/a/exercise.ts': meta },
  briefs: { '/exercises/a/brief.md': 'Build it.', '/exercises/b/brief.md': 'Build it.' },
  starters: { '/exercises/a/starter.ts': 'export {};', '/exercises/b/starter.ts': 'export {};' },
  ...of,
});

describe('the exercises', () => {
  it('are the folders, in order of their names', () => {
    expect(readExercises(files()).map((exercise) => exercise.id)).toEqual(['a', 'b']);
    expect(readExercises(files())[0]).toMatchObject({ meta, brief: 'Build it.', starter: 'export {};' });
  });

  it('are refused without a brief, naming the file', () => {
    expect(() => readExercises(files({ briefs: { '/exercises/a/brief.md': ' ' } }))).toThrow(
      '/exercises/a/brief.md: expected a file with text, found an empty one',
    );
    expect(() => readExercises(files({ starters: {} }))).toThrow(
      '/exercises/a/starter.ts: expected a file with text, found no file',
    );
  });

  it('are refused with a wrong field, naming file, field, expected and found', () => {
    const metas = { '/exercises/a/exercise.ts': { ...meta, minutes: 0 } };
    expect(() => readExercises(files({ metas }))).toThrow(/^exercises\/a\/exercise\.ts is not.*\n {2}minutes: .*>=1; found 0$/s);
  });

  it('are refused without the exported name', () => {
    expect(() => readExercises(files({ metas: { '/exercises/a/exercise.ts': undefined } }))).toThrow(
      /\(the whole file\): .*expected object.*found nothing/,
    );
  });
});
