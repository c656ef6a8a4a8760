/** Endings that one word takes in a text: the index finds "queues" for "queue", too. */
const ENDING = /(?:ations?|ings?|i?ers?|i?ed|i?es|ly|enc(?:y|ies|es?)|ents?|anc(?:y|ies|es?)|ants?|s|e|y)$/;
const LEAST_STEM = 3;
/** Of long words a long common beginning is enough: "asynchronous" and "asynchrony". */
const LEAST_COMMON = 5;

/** What was typed, as words to be looked for: those of three letters or more; shorter ones only where there is nothing else. */
export function typedWords(typed: string): readonly string[] {
  const all = partsOf(typed);
  const long = all.filter(({ length }) => length >= 3);
  return long.length > 0 ? long : all;
}

/**
 * Whether a word that the index found is what was typed. Pagefind takes ever shorter beginnings where it finds nothing, and would answer
 * "thundering herd" with an "h.".
 *
 * @param typed from `typedWords`; only the last of them may still be growing
 */
export function fitsSome(found: string, typed: readonly string[]): boolean {
  return typed.some((word, index) => fits(found, word, index === typed.length - 1));
}

/** Whether every word that was typed is in a text, a heading say. */
export function holdsAll(text: string, typed: readonly string[]): boolean {
  const growing = typed.length - 1;
  return typed.every((word, index) => partsOf(text).some((part) => fits(part, word, index === growing)));
}

function fits(found: string, word: string, growing: boolean): boolean {
  const whole = found.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
  return [whole, ...partsOf(found)].some(
    (part) => (growing && part.startsWith(word)) || stemOf(part) === stemOf(word) || beginAlike(part, word),
  );
}

function beginAlike(a: string, b: string): boolean {
  let common = 0;
  while (common < a.length && a[common] === b[common]) common += 1;
  return common >= LEAST_COMMON && common >= 0.7 * Math.max(a.length, b.length);
}

function stemOf(word: string): string {
  const shorter = word.replace(ENDING, '');
  return shorter === word || shorter.length < LEAST_STEM ? word : stemOf(shorter);
}

function partsOf(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}
