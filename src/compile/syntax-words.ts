/** One token in front of a mistake. */
export interface SourceToken {
  /** The sign itself, or the parser's name for a group of signs, such as `name` or `num`. */
  readonly label: string;
  readonly start: number;
  /** Counts from 1. */
  readonly line: number;
}

const closerOf: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}', '${': '}', '`': '`' };

/** What the parser says, and what we say. Text in `$1` comes from the parser's own words. */
const sayings: readonly (readonly [RegExp, string])[] = [
  [
    /^Cannot use keyword 'await' outside an async function$/,
    'await works only in an async function. Write async before the function around it.',
  ],
  [/^Identifier '(.+)' has already been declared$/, '"$1" is declared twice here. Give one of the two another name.'],
  [/^Unterminated string constant$/, 'This text is not closed: its second quote is missing on this line.'],
  [/^Unterminated template/, 'This text is not closed: its second ` is missing.'],
  [/^Unterminated regular expression$/, 'This regular expression is not closed: its second / is missing on this line.'],
  [/^Unterminated comment$/, 'This comment is not closed: its */ is missing.'],
  [/^'return' outside of function$/, 'return works only in a function. Is there a } too many above?'],
  [/^Unsyntactic (break|continue)$/, '$1 works only in a loop. Is there a } too many above?'],
  [/^Assigning to rvalue$/, 'What is on the left cannot be assigned to. To compare, write ===.'],
  [/^Unexpected keyword '(.+)'$/, 'The word "$1" belongs to the language and cannot stand here. Choose another name.'],
  [/^The keyword '(.+)' is reserved$/, 'The word "$1" belongs to the language. Choose another name.'],
  [/^Unexpected character '([“”„‘’«»])'$/, 'The quote $1 is one of printed text. Write a plain \' or ".'],
  [/^Unexpected character '(.+)'$/, 'The character $1 means nothing here.'],
  [/^'super' keyword outside a method$/, 'super works only in a method of a class that extends another.'],
  [/^Export '(.+)' is not defined$/, '"$1" is exported, and nothing here has that name.'],
  [/^Duplicate export '(.+)'$/, '"$1" is exported twice.'],
  [
    /^'import' and 'export' may only appear at the top level$/,
    'import and export stand outside every function and block. Is a } missing above?',
  ],
  [/^'with' in strict mode$/, '"with" is not run here.'],
];

/** Says in plain words what is wrong at a place. `tokens` are those in front of it. */
export function inWords(message: string, source: string, position: number, tokens: readonly SourceToken[]): string {
  for (const [pattern, saying] of sayings) {
    const match = pattern.exec(message);
    if (match) return saying.replace('$1', match[1] ?? '');
  }
  if (message !== 'Unexpected token') return message.endsWith('.') ? message : `${message}.`;
  const open = openAt(tokens, position).at(-1);
  const found = /^(?:[\w$]+|\S)/.exec(source.slice(position).trimStart())?.[0];
  if (found === undefined) {
    return open
      ? `The text ends too early: the ${open.label} of line ${open.line} is not closed.`
      : 'The text ends too early: something is missing after the last line.';
  }
  if (')]}'.includes(found)) {
    if (!open) return `"${found}" closes nothing. Is there one too many?`;
    if (closerOf[open.label] !== found)
      return `"${found}" does not close the ${open.label} of line ${open.line}. Is a ${closerOf[open.label]} missing?`;
  }
  const wanted = open && closerOf[open.label];
  return wanted !== undefined && ';{'.includes(found) && open?.label !== '{'
    ? `"${found}" is not expected here. Is the ${open?.label} of line ${open?.line} not closed?`
    : `"${found}" is not expected here. Is something before it missing or misspelt?`;
}

/** The brackets that are still open in front of a place, outermost first. */
function openAt(tokens: readonly SourceToken[], position: number): readonly SourceToken[] {
  const open: SourceToken[] = [];
  for (const token of tokens) {
    if (token.start >= position) break;
    const top = open.at(-1);
    if (top && closerOf[top.label] === token.label) open.pop();
    else if (closerOf[token.label] !== undefined) open.push(token);
  }
  return open;
}
