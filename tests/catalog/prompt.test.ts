import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checked } from '../../src/catalog/checked.ts';
import { kindOf, promptOf, speakingSeconds, wordsOf } from '../../src/catalog/claim.ts';
import { promptSchema, type Prompt } from '../../src/catalog/prompt.ts';

const file = 'content/prompts/pay.json';
const read = (): Prompt =>
  checked(promptSchema, file, JSON.parse(readFileSync(join(import.meta.dirname, '..', '..', file), 'utf8')));
const changed = (change: (prompt: Prompt) => unknown): (() => unknown) => {
  const prompt = structuredClone(read());
  change(prompt);
  return () => checked(promptSchema, file, prompt);
};

describe('a prompt', () => {
  it('is read when it is whole', () => {
    const prompt = read();
    expect(prompt.claims.map((claim) => kindOf(claim.id)).filter((kind) => kind === 'must')).toHaveLength(7);
    expect(prompt.followUps.length).toBeGreaterThanOrEqual(4);
  });

  it('is refused with file, field, what was expected and what was found', () => {
    expect(changed((prompt) => Object.assign(prompt, { seconds: '90' }))).toThrowErrorMatchingInlineSnapshot(`
      [Error: content/prompts/pay.json is not as expected:
        seconds: Invalid input: expected number, received string; found "90"]
    `);
    expect(changed((prompt) => Object.assign(prompt.claims[0] ?? {}, { id: 'pay.x1' }))).toThrow(
      /claims\.0\.id: expected an id such as "pay\.m1".*found "pay\.x1"/,
    );
  });

  it('is refused with a field that nobody reads', () => {
    expect(changed((prompt) => Object.assign(prompt, { hint: 'x' }))).toThrow(/hint/);
  });

  it('is refused when a claim is named twice', () => {
    expect(changed((prompt) => prompt.claims.push(...prompt.claims.slice(0, 1)))).toThrow(/each id once, found "pay\.m1" again/);
  });

  it('is refused when passing an exercise would prove a red flag', () => {
    const last = (prompt: Prompt): object => prompt.claims.at(-1) ?? {};
    expect(changed((prompt) => Object.assign(last(prompt), { provenBy: 'saga' }))).toThrow(
      /claims\.\d+\.provenBy: expected no exercise at a red flag.*found "saga"/,
    );
  });

  it('is refused when its expert says a red flag or a claim that there is not', () => {
    expect(changed((prompt) => prompt.model[0]?.claims.push('pay.r1'))).toThrow(/model\.0\.claims.*found "pay\.r1"/);
    expect(changed((prompt) => prompt.model[0]?.claims.push('pay.m9'))).toThrow(/model\.0\.claims.*found "pay\.m9"/);
  });

  it('is refused when its expert leaves out a must', () => {
    const withoutM7 = (prompt: Prompt): unknown =>
      prompt.model.forEach((part) => Object.assign(part, { claims: part.claims.filter((id) => id !== 'pay.m7') }));
    expect(changed(withoutM7)).toThrow(/says the must "pay\.m7", found none/);
  });

  it('is refused when its expert talks for longer than a minute and a half', () => {
    expect(changed((prompt) => prompt.model.push({ says: 'and so on '.repeat(10), claims: [] }))).toThrow(
      /expected 60 to 95 seconds of speech, found \d{3}/,
    );
  });
});

describe('the id of a claim', () => {
  it('says its prompt and its kind', () => {
    expect(promptOf('pay.m1')).toBe('pay');
    expect(['pay.m1', 'pay.n12', 'pay.r3'].map(kindOf)).toEqual(['must', 'nice', 'red']);
  });
});

describe('speaking time', () => {
  it('counts words, not signs between them', () => {
    expect(wordsOf('202 — accepted, not paid.')).toBe(4);
    expect(wordsOf('  ')).toBe(0);
  });

  it('is a minute for 140 words', () => {
    expect(speakingSeconds('word '.repeat(140))).toBe(60);
  });
});
