import type { z } from 'zod';

/** Parses content of `file`; the error for wrong content names file, field, what was expected and what was found. */
export function checked<S extends z.ZodType>(schema: S, file: string, content: unknown): z.output<S> {
  const parsed = schema.safeParse(content);
  if (!parsed.success) throw wrongContent(file, content, parsed.error);
  return parsed.data;
}

/** An error that names the file and, for each wrong field, where it is, what was expected and what was found. */
function wrongContent(file: string, content: unknown, error: z.ZodError): Error {
  const lines = error.issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => line([...issue.path, key], 'expected no field of this name', content))
      : [line(issue.path, /expected/i.test(issue.message) ? issue.message : `expected otherwise (${issue.message})`, content)],
  );
  return new Error(`${file.replace(/^\/+/, '')} is not as expected:\n${lines.join('\n')}`);
}

function line(path: readonly PropertyKey[], message: string, content: unknown): string {
  return `  ${path.map(String).join('.') || '(the whole file)'}: ${message}; found ${shown(valueAt(content, path))}`;
}

function valueAt(content: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) => (typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined),
    content,
  );
}

function shown(value: unknown): string {
  if (value === undefined) return 'nothing';
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 80 ? `${text.slice(0, 77)}…` : text;
}
