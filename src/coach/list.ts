import type { Token } from './tokens.ts';

/** Words that hold sentences together. Running English has 40 to 55 of them in a hundred; a list of terms has none. */
const functionWords = new Set(
  [
    'a an the this that these those i you he she it we they me him her us them my your his its our their who whom which what',
    'is are was were be been being am do does did have has had will would can could shall should may might must',
    'and or but nor so yet if then else when while because since until unless though although as than',
    'of in on at by for with from to into onto over under about after before between through during without within against',
    'not no never only just also too very there here how why where each every all any some both either neither one',
    'once twice again still already',
  ]
    .join(' ')
    .split(' '),
);

const leastShare = 0.2;
/** A single short sentence may do with few of them; with none it is a list. */
const fewestWords = 12;

/** Whether an answer is a list of terms rather than sentences: hardly a word that joins others. */
export function looksLikeList(tokens: readonly Token[]): boolean {
  const words = tokens.filter(({ kind }) => kind === 'word');
  if (words.length === 0) return false;
  const joining = words.filter(({ word }) => functionWords.has(word)).length;
  return words.length < fewestWords ? joining === 0 : joining / words.length < leastShare;
}
