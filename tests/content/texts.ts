import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { boundary, cards, drills, experiments, fixes, lessons, prompts, questions, redFlags, root, worked } from './content.ts';

/** A text that a reader sees, and where it stands. */
export interface Text {
  readonly where: string;
  readonly text: string;
}

/** Fields whose texts are keys, expressions or data rather than words for a reader. */
const notForReaders = new Set([
  'is',
  'at',
  'fact',
  'name',
  'kind',
  'ask',
  'draw',
  'look',
  'unit',
  'rightWhen',
  'answer',
  'id',
  'over',
  'designs',
  'parameters',
  'numbers',
  'sources',
  'needs',
  'recommended',
  'step',
  'flag',
  'claim',
  'avoid',
]);

/** The texts inside a content file, except keys and expressions. `name` of a line in a figure is a text; that of a knob is not. */
function textsIn(value: unknown, where: string): Text[] {
  if (typeof value === 'string') return [{ where, text: value }];
  if (Array.isArray(value)) return value.flatMap((each, index) => textsIn(each, `${where}[${index}]`));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, each]) => {
    if (key === 'facts' && !Array.isArray(each)) return [];
    const legend = key === 'name' && /\.lines\[\d+\]$/.test(where);
    return notForReaders.has(key) && !legend ? [] : textsIn(each, `${where}.${key}`);
  });
}

/** The prose of a lesson: without components, code and link targets; the words of its head are kept. */
export function proseOf(mdx: string): string {
  const head = /^---\n([\s\S]*?)\n---\n/.exec(mdx)?.[1] ?? '';
  const words = head.match(/^(?:title|summary): .*$/gm)?.map((line) => line.replace(/^\w+: /, '')) ?? [];
  const body = mdx
    .replace(/^---[\s\S]*?\n---\n/, '')
    .replace(/```[\s\S]*?```/g, '')
    .replace(/`[^`]*`/g, '')
    .replace(/^\d+\. /gm, '')
    .replace(/<[A-Z][^>]*\/>/g, '')
    .replace(/<\/?[A-Z][^>]*>/g, '')
    .replace(/\]\([^)]*\)/g, ']');
  return [...words, body].join('\n');
}

/** The body alone, as a reader counts words. */
export function wordsOf(mdx: string): number {
  return proseOf(mdx.replace(/^---[\s\S]*?\n---\n/, ''))
    .split(/\s+/)
    .filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}

/** A text without its placeholders and code. */
export function withoutKeys(text: string): string {
  return text.replace(/\{[^{}]*\}/g, '').replace(/`[^`]*`/g, '');
}

export const lessonTexts: readonly Text[] = lessons.map(({ id, text }) => ({ where: `lessons/${id}.mdx`, text: proseOf(text) }));

export const dataTexts: readonly Text[] = (
  [
    ['experiments', experiments],
    ['questions', questions],
    ['drills', drills],
    ['drills/boundary', boundary],
    ['drills/red-flags', redFlags],
    ['drills/fix', fixes],
    ['cards', cards],
    ['worked', worked],
  ] as const
).flatMap(([name, all]) =>
  [...all].flatMap(([id, data]: readonly [string, unknown]) =>
    textsIn(data, `${name}/${id}.json`).map(({ where, text }) => ({ where, text: withoutKeys(text) })),
  ),
);

/** Interview prompts. They are spoken, so their digits stand in the text; `prompt-numbers.ts` says where each comes from. */
export const promptTexts: readonly Text[] = [...prompts].flatMap(
  ([id, { title, question, summary, facts, claims, model, followUps }]) => {
    const where = `prompts/${id}.json`;
    return [
      ...[title, question, summary].map((text) => ({ where, text })),
      ...facts.flatMap(({ ask, answer }) => [ask, answer]).map((text) => ({ where: `${where}.facts`, text })),
      ...claims.flatMap((claim) => [claim.text, claim.why].map((text) => ({ where: `${where}.claims, ${claim.id}`, text }))),
      ...model.map(({ says }) => ({ where: `${where}.model`, text: says })),
      ...followUps.flatMap(({ question: asked, good }) =>
        [asked, ...good].map((text) => ({ where: `${where}.followUps`, text })),
      ),
    ];
  },
);

/** Briefs of exercises, which have their own authors. */
export const otherTexts: readonly Text[] = readdirSync(join(root, 'exercises'))
  .filter((id) => existsSync(join(root, 'exercises', id, 'brief.md')))
  .map((id) => ({
    where: `exercises/${id}/brief.md`,
    text: readFileSync(join(root, 'exercises', id, 'brief.md'), 'utf8'),
  }));
