import type { Coaching } from '../../coach/index.ts';
import type { CoachedPrompt } from './content.ts';
import type { Evaluation } from './evaluation.ts';

/** What the coach found, claim by claim, for a terminal. */
export function reportAnswer(
  { id, prompt }: CoachedPrompt,
  { claims, words, secondsAt140wpm, readsLikeAList }: Coaching,
): string {
  const lines = [`${id}: ${words} words, ${secondsAt140wpm} s at 140 words a minute`, ''];
  if (readsLikeAList) lines.push('This reads like a list of terms. An interviewer needs sentences that say what happens.', '');
  for (const { id: claim, verdict, why } of claims) {
    const text = prompt.claims.find((each) => each.id === claim)?.text ?? '';
    lines.push(`  ${verdict.padEnd(18)} ${claim.padEnd(12)} ${text}`);
    if (verdict !== 'nothing-found') lines.push(`${' '.repeat(34)}${why}`);
  }
  lines.push('', 'The coach matches words. Whether you said it, you decide.');
  return lines.join('\n');
}

/** The same as data: the contract of `--json`. */
export function answerAsJson({ id }: CoachedPrompt, { claims, words, secondsAt140wpm }: Coaching): string {
  const told = claims.map(({ id: claim, kind, verdict, spans }) => ({ id: claim, kind, verdict, spans }));
  return JSON.stringify({ prompt: id, claims: told, words, secondsAt140wpm }, null, 2);
}

const share = (value: number): string => value.toFixed(2);

export function reportEvaluation(evaluations: readonly Evaluation[]): string {
  const lines: string[] = [];
  for (const { prompt, fixtures, answers, slips } of evaluations) {
    lines.push(`${prompt.padEnd(14)} fixtures                    whole answers, both labels agree`);
    lines.push(`${''.padEnd(14)} n    precision  recall       n   said  precision  recall`);
    for (const row of fixtures) {
      const whole = answers.find(({ claim }) => claim === row.claim);
      const n = row.found + row.missed + row.wrong + row.left;
      const left = `${row.claim.padEnd(14)} ${String(n).padEnd(4)} ${share(row.precision).padEnd(10)} ${share(row.recall)}`;
      lines.push(whole === undefined ? left : `${left.padEnd(43)} ${wholeCells(whole)}`);
    }
    for (const { claim, how, sentence } of slips) lines.push(`  ${claim} ${how}: ${sentence}`);
    lines.push('');
  }
  return lines.join('\n');
}

function wholeCells({ found, missed, wrong, left, precision, recall }: Evaluation['answers'][number]): string {
  const n = found + missed + wrong + left;
  return `${String(n).padEnd(3)} ${String(found + missed).padEnd(5)} ${share(precision).padEnd(10)} ${share(recall)}`;
}
