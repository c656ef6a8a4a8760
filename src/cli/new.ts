import { join } from 'node:path';
import { CannotMake, make } from './new/make.ts';
import { parseCommand, UsageError } from './usage-error.ts';

/** `npm run new -- exercise|lesson|prompt|experiment <id>`: a start from templates. Exit code: 0 made, 2 nothing was made. */
try {
  const { values, positionals } = parseCommand({
    args: process.argv.slice(2),
    allowPositionals: true,
    options: { lesson: { type: 'string' } },
  });
  const [kind, id] = positionals;
  const { files, next } = make(join(import.meta.dirname, '..', '..'), kind, id, values.lesson);
  console.log(`Made:\n${files.map((file) => `  ${file}`).join('\n')}\n\nNext:\n${next.map((line) => `  ${line}`).join('\n')}`);
} catch (error) {
  if (!(error instanceof CannotMake || error instanceof UsageError)) throw error;
  console.error(
    `${error.message}\nUsage: npm run new -- exercise <id> [--lesson <key>]\n       npm run new -- lesson|prompt|experiment <id>`,
  );
  process.exitCode = 2;
}
