import { join } from 'node:path';
import { CannotMake, make } from './new/make.ts';

/** `npm run new -- exercise|lesson|prompt|experiment <id>`: a start from templates. Exit code: 0 made, 2 nothing was made. */
const [kind, id] = process.argv.slice(2);
try {
  const { files, next } = make(join(import.meta.dirname, '..', '..'), kind, id);
  console.log(`Made:\n${files.map((file) => `  ${file}`).join('\n')}\n\nNext:\n${next.map((line) => `  ${line}`).join('\n')}`);
} catch (error) {
  if (!(error instanceof CannotMake)) throw error;
  console.error(`${error.message}\nUsage: npm run new -- exercise|lesson|prompt|experiment <id>`);
  process.exitCode = 2;
}
