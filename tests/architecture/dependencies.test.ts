import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..', '..');
const read = (path: string): Record<string, unknown> =>
  JSON.parse(readFileSync(join(root, path), 'utf8')) as Record<string, unknown>;

type Overrides = { readonly [name: string]: string | Overrides };

const own = read('package.json') as Record<
  'dependencies' | 'devDependencies' | 'optionalDependencies' | 'scripts',
  Record<string, string>
> & { readonly overrides: Overrides };
const lock = read('package-lock.json') as {
  packages: Record<string, { license?: string; dependencies?: Record<string, string> }>;
};
const permissive = ['MIT', 'ISC', 'OFL-1.1', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', '0BSD'];

const written = readFileSync(join(root, 'docs', 'DEPENDENCIES.md'), 'utf8');
const prose = written
  .split('\n')
  .filter((line) => !line.startsWith('|'))
  .join('\n');
const rows = written
  .split('\n')
  .map((line) => line.split('|').map((cell) => cell.trim()))
  .filter(([, name]) => name?.startsWith('`'))
  .map(([, name = '', licence = '', use = '', why = '']) => ({ name: name.replaceAll('`', ''), licence, use, why }));

function* names(overrides: Overrides): Generator<string> {
  for (const [name, forced] of Object.entries(overrides))
    if (typeof forced === 'string') yield name;
    else yield* names(forced);
}

describe('docs/DEPENDENCIES.md', () => {
  it('has a row with a reason for every package that we name, and no other', () => {
    const named = [own.dependencies, own.optionalDependencies, own.devDependencies].flatMap((group) => Object.keys(group));
    expect(rows.map(({ name }) => name).sort()).toEqual(named.sort());
    expect(rows.filter(({ why }) => why.length < 5)).toEqual([]);
  });

  it('gives each the licence that the package gives itself', () => {
    const found = rows
      // Of the two builds of Node only the one for this machine is installed.
      .filter(({ name }) => existsSync(join(root, 'node_modules', name)))
      .map(({ name, licence }) => ({ name, licence, itself: read(`node_modules/${name}/package.json`)['license'] }));
    expect(found.length).toBeGreaterThan(40);
    expect(found.filter(({ licence, itself }) => licence !== itself)).toEqual([]);
  });

  it('gives a reason for every version that we force upon others', () => {
    const forced = [...names(own.overrides)];
    expect(forced).toContain('marked');
    expect(forced.filter((name) => !prose.includes(`\`${name}\``))).toEqual([]);
  });

  it('lets nothing reach a reader that is not under a permissive licence, with all that it brings along', () => {
    const reached = new Set<string>();
    const reach = (name: string): void => {
      if (reached.has(name)) return;
      reached.add(name);
      for (const next of Object.keys(lock.packages[`node_modules/${name}`]?.dependencies ?? {})) reach(next);
    };
    rows.filter(({ use }) => use === 'site').forEach(({ name }) => reach(name));
    expect(reached.size).toBeGreaterThan(20);
    const licences = [...reached].map((name) => ({ name, licence: lock.packages[`node_modules/${name}`]?.license ?? 'none' }));
    expect(
      licences.filter(
        ({ licence }) =>
          !licence
            .replace(/[()]/g, '')
            .split(' OR ')
            .some((one) => permissive.includes(one)),
      ),
    ).toEqual([]);
  });
});

it('runs no script of ours when the project is installed', () => {
  const atInstall = ['preinstall', 'install', 'postinstall', 'prepare', 'prepublish', 'preprepare', 'postprepare'];
  expect(Object.keys(own.scripts).filter((name) => atInstall.includes(name))).toEqual([]);
});
