import type { Token } from './tokens.ts';

/** Somebody else's view, or a counter-example: what is said there is not what the speaker would do. Stems, one blank apart. */
const views = [
  /\b(a|the) naiv\b/,
  /\bnaiv(e|)ly\b|\bnaiv (design|approach|answer|solution|version|implementation|implementat)\b/,
  /\b(som|many|most|other) (peopl|team|engineer|candidat|developer|would|design|shop|provider|vendor|compan(?:y|i))\b/,
  /\bpeopl (often |usual |sometim |always )?(say|think|believ|assum|claim)\b/,
  /#1 (might|could|may) (think|say|be tempt|assum|believ)\b/,
  /\byou (might|may|could) (think|expect|say|assum|be tempt)\b/,
  /\ba (junior|beginner|weak candidat|weaker)\b/,
  /\b(common|usual|classic|typical|tempt|popular) (mistak|error|trap|bug|misconcept|pitfal)\b/,
  /\b(mistak|trap|temptat|myth|misconcept|pitfal) (is|would be|her is|i see)\b/,
  /\bdanger (is|would be) (that|to)\b/,
  /\b(it|what) is tempt\b|\bi would be tempt\b/,
  /\bwrong (answer|way|design|approach)\b/,
  /\banti ?pattern\b/,
  /\b(imagin|suppos) (that |we |you |i )?/,
];

const conditions = new Set(['if', 'were', 'had', 'suppos']);
/** What a counter-example ends in. */
const harms = /\b(would|lose|lost|break|brok|crash|stuck|too early|too lat|wrong|problem|risk|danger|gone|hurt|bad)\b/;

/** Whether a sentence tells of somebody else's view ("a naive design would …"). */
export function isView(sentence: readonly Token[]): boolean {
  const stems = sentence
    .filter(({ kind }) => kind === 'word')
    .map(({ stem }) => stem)
    .join(' ');
  return views.some((view) => view.test(stems));
}

/** Whether a sentence tells what would go wrong: it begins with a condition and ends in harm. That is no confession. */
export function isCounterExample(sentence: readonly Token[]): boolean {
  const [first, ...rest] = sentence.filter(({ kind }) => kind === 'word').map(({ stem }) => stem);
  return conditions.has(first ?? '') && harms.test(rest.join(' '));
}

/** For each token, whether it stands between quotation marks. */
export function quotedIn(sentence: readonly Token[]): readonly boolean[] {
  const marks = sentence.filter(({ stem }) => /["“”]/.test(stem)).length;
  let inside = false;
  return sentence.map(({ stem }) => {
    if (/["“”]/.test(stem)) {
      inside = !inside && marks > 1;
      return true;
    }
    return inside;
  });
}
