import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Section } from './section.ts';

const project = join(import.meta.dirname, '..', '..');
const made = ['src', 'content', 'exercises', 'public', 'astro.config.mjs', 'package.json', 'tsconfig.json'];
const generated = [0, 100, 200];

/** How long the build takes: for the course as it is, and with many more lessons, each as long as a real one. */
export const buildSection: Section = {
  name: 'build',
  about: 's to build the site as it is, and with 100 and 200 generated lessons',
  async run(print) {
    const copy = mkdtempSync(join(tmpdir(), 'many-lessons-'));
    try {
      for (const path of made) cpSync(join(project, path), join(copy, path), { recursive: true });
      symlinkSync(join(project, 'node_modules'), join(copy, 'node_modules'));
      print('lessons  pages  s     s per further lesson');
      let before: { readonly lessons: number; readonly s: number } | undefined;
      for (const count of generated) {
        const lessons = writeLessons(copy, count);
        const { pages, s } = build(copy);
        const each = before ? ((s - before.s) / (lessons - before.lessons)).toFixed(3) : '';
        print(`${String(lessons).padEnd(8)} ${String(pages).padEnd(6)} ${s.toFixed(1).padEnd(5)} ${each}`);
        before = { lessons, s };
      }
      print('\nAims: linear, and below 60 s with 200.');
    } finally {
      rmSync(copy, { recursive: true, force: true });
    }
  },
};

/** Adds lessons until there are `count` generated ones: the real ones over and over, without their exercises. */
function writeLessons(copy: string, count: number): number {
  const folder = join(copy, 'content', 'lessons');
  const real = readdirSync(join(project, 'content', 'lessons')).filter((file) => /^(0\d|10)-/.test(file));
  for (let n = 0; n < count; n += 1) {
    const text = readFileSync(join(project, 'content', 'lessons', real[n % real.length] ?? ''), 'utf8');
    const name = `${12 + Math.floor(n / 10)}-generated-${n}.mdx`;
    const bare = text.replace(/^exercises:.*\n(?:\s+-.*\n)*/m, '').replace(/^<Exercise .*\/>$/gm, '');
    writeFileSync(join(folder, name), bare);
  }
  return readdirSync(folder).length;
}

function build(copy: string): { readonly pages: number; readonly s: number } {
  const start = performance.now();
  const output = execFileSync(process.execPath, [join(project, 'node_modules', 'astro', 'bin', 'astro.mjs'), 'build'], {
    cwd: copy,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    maxBuffer: 100_000_000,
  });
  const s = (performance.now() - start) / 1000;
  return { pages: Number(/(\d+) page\(s\) built/.exec(output)?.[1] ?? NaN), s };
}
