import type { CheckVerdict, Failure, Verdict } from '../../judge/verdict.ts';
import type { RunResult } from '../../runner/client.ts';

const width = 100;

/** The verdict for a terminal: the checks, then each story. No colour codes, so that it can be piped and read aloud. */
export function report({ verdict, durationMs }: RunResult): string {
  const { checks, failure, exercise, runs, planned, events, traceHash } = verdict;
  return [
    `${exercise}: ${headline(verdict)}`,
    '',
    ...checks.map(({ verdict: is, title }) => fold(`  ${marks[is]} `, title)),
    ...(failure ? ['', ...tellFailure(failure)] : []),
    ...checks.flatMap((check) => (check.story === undefined ? [] : ['', ...tellCheck(check)])),
    '',
    `${runs} of ${planned} runs, ${events} events, ${Math.round(durationMs)} ms, trace ${traceHash}`,
  ].join('\n');
}

const marks: Record<CheckVerdict['verdict'], string> = { pass: 'pass  ', fail: 'FAIL  ', 'not-run': '–     ' };

function headline({ verdict, checks, failure }: Verdict): string {
  if (verdict === 'pass') return 'passed';
  if (failure) return failure.title;
  const failed = checks.filter((check) => check.verdict === 'fail').length;
  return `failed ${failed} of ${checks.length} checks`;
}

function tellFailure({ title, story, run, source }: Failure): string[] {
  return [title, fold('  ', story), ...where(run, source)];
}

function tellCheck({ id, story, run, source, comparison }: CheckVerdict): string[] {
  const values = comparison
    ? [fold('  expected: ', show(comparison.expected)), fold('  actual:   ', show(comparison.actual))]
    : [];
  return [id, fold('  ', story ?? ''), ...values, ...where(run, source)];
}

function where(run: CheckVerdict['run'], source: CheckVerdict['source']): string[] {
  const places = [...(run ? [nameOfRun(run)] : []), ...(source ? [`your line ${source.line}`] : [])];
  return places.length === 0 ? [] : [fold('  ', `(${places.join(', ')})`)];
}

/** A run by what tells it from the others. */
export function nameOfRun({ name, seed, crash }: NonNullable<CheckVerdict['run']>): string {
  return `run "${name}", seed ${seed}${crash ? `, crash ${crash.side} crossing ${crash.crossing}` : ''}`;
}

function show(value: unknown): string {
  return value === undefined ? 'undefined' : (JSON.stringify(value) ?? String(value));
}

/** Breaks a text into lines of at most `width` characters: the first begins with `lead`, the others as far in. */
function fold(lead: string, text: string): string {
  const lines: string[] = [];
  let line = lead;
  for (const word of visible(text).split(/\s+/)) {
    const started = line.length > lead.length;
    if (started && line.length + 1 + word.length > width) {
      lines.push(line);
      line = ' '.repeat(lead.length) + word;
    } else line += (started ? ' ' : '') + word;
  }
  return [...lines, line].join('\n');
}

/** What a learner's program wrote must not be able to move the cursor or change the terminal. */
function visible(text: string): string {
  return text.replace(
    /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g,
    (character) => `\\x${character.charCodeAt(0).toString(16).padStart(2, '0')}`,
  );
}
