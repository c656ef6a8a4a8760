import { parseCommand, UsageError } from '../usage-error.ts';

export interface CoachArguments {
  readonly what: 'answer' | 'evaluate' | 'help';
  readonly prompt: string;
  readonly file: string;
  readonly json: boolean;
}

export const usage = `Usage: npm run coach -- <prompt-id> <answer.txt> [--json]
       npm run coach -- --evaluate [prompt-id] [--json]

Says for each claim of a prompt whether an answer looks as if it said it, with the words. It matches words and does not understand them.

  --json        print the result as JSON
  --evaluate    print precision and recall per claim, on the fixtures and on whole answers
  --help        print this

Exit code: 0 done, 1 an evaluation is below its gate, 2 the usage is wrong.`;

/** @throws UsageError */
export function readArguments(args: readonly string[]): CoachArguments {
  const { values, positionals } = parse(args);
  const [prompt = '', file = '', extra] = positionals;
  const what = values.help ? 'help' : values.evaluate ? 'evaluate' : 'answer';
  if (what === 'answer' && prompt === '') throw new UsageError('Which prompt? Give its id, then the file with your answer.');
  if (what === 'answer' && file === '') throw new UsageError(`Which answer to "${prompt}"? Give the path of a text file.`);
  const tooMany = what === 'evaluate' ? file : extra;
  if (tooMany !== undefined && tooMany !== '') throw new UsageError(`What is "${tooMany}"?`);
  return { what, prompt, file, json: values.json };
}

function parse(args: readonly string[]) {
  return parseCommand({
    args: [...args],
    allowPositionals: true,
    options: {
      json: { type: 'boolean', default: false },
      evaluate: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
}
