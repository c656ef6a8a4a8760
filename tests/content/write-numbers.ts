import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { printedNumbers } from './printed.ts';

/**
 * `npm run content:numbers -- [part of a file's name …]`: writes the printed numbers of these content files anew, of all where none is named.
 * Read the diff: each line of it is a number that a reader sees changed.
 */
const folder = join(import.meta.dirname, 'golden');
const wanted = process.argv.slice(2);
const concerned = (file: string) => wanted.length === 0 || wanted.some((part) => file.includes(part));
const numbers = printedNumbers(concerned);

for (const [file, printed] of Object.entries(numbers)) {
  const path = join(folder, `${file}.json`);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `${JSON.stringify(printed, null, 2)}\n`);
  console.log(`${file}: ${Object.keys(printed).length} numbers`);
}
if (existsSync(folder))
  for (const path of readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((each) => each.endsWith('.json'))) {
    const file = path.replace(/\.json$/, '');
    if (concerned(file) && !Object.hasOwn(numbers, file)) rmSync(join(folder, path));
  }
