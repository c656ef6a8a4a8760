import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { compare, median } from '../../src/bench/compare.ts';

const cli = join(import.meta.dirname, '..', '..', 'src', 'cli', 'bench.ts');

describe('npm run bench', () => {
  it('names its sections when it is asked for one that it does not have', () => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [cli, 'nothing'], { encoding: 'utf8' });
    expect(status).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toContain('"nothing"');
    expect(stderr).toContain('lab ');
  });
});

describe('a comparison', () => {
  it('gives each contestant one turn to warm up, then as many as there are rounds, in turns', async () => {
    const turns: string[] = [];
    const contestant = (name: string, events: number) => ({
      name,
      run: () => {
        turns.push(name);
        return { events, figures: { sum: events } };
      },
    });
    const results = await compare([contestant('a', 10), contestant('b', 20)], 2);
    expect(turns).toEqual(['a', 'b', 'a', 'b', 'a', 'b']);
    expect(results.map(({ name, outcome, rounds }) => [name, outcome.events, rounds])).toEqual([
      ['a', 10, 2],
      ['b', 20, 2],
    ]);
  });

  it('takes the middle of what it measured', () => {
    expect(median([5, 1, 3])).toBe(3);
    expect(median([4, 1, 3, 2])).toBe(2.5);
  });
});
