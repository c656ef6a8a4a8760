import { describe, expect, it, test } from 'vitest';
import { promptOf } from '../../src/catalog/claim.ts';
import { readCoached } from '../../src/cli/coach/content.ts';
import { feedbackOn } from '../../src/components/drill/fix-feedback.ts';
import { boundary, fixes, prompts, redFlags } from './content.ts';

const claimsOf = (prompt: string): readonly string[] => prompts.get(prompt)?.claims.map(({ id }) => id) ?? [];

/** What is said aloud: code is spoken as words. */
const spoken = (text: string): string => text.replaceAll('`', '');

test('gives every system a place of its own', () => {
  const places = [...boundary.values()].map(({ place }) => place);
  expect(new Set(places).size).toBe(places.length);
});

describe.each([...redFlags])('the flawed answer of %s', (prompt, { sentences }) => {
  it('shows red flags of its prompt', () => {
    expect(sentences.flatMap((each) => ('flag' in each && !claimsOf(prompt).includes(each.flag) ? [each.flag] : []))).toEqual([]);
  });

  it('says every sentence once', () => {
    expect(new Set(sentences.map(({ says }) => says)).size).toBe(sentences.length);
  });
});

describe.each([...fixes])('the sentence %s', (_, fix) => {
  const { claims, concepts } = readCoached(promptOf(fix.claim)).coachPrompt;
  const patterns = { concepts, claims: claims.filter(({ id }) => [fix.claim, ...fix.avoid].includes(id)) };

  it('belongs to a claim and to red flags that there are', () => {
    expect([fix.claim, ...fix.avoid].filter((id) => !claimsOf(promptOf(fix.claim)).includes(id))).toEqual([]);
  });

  it('is said better by ours: the coach hears the claim, and no red flag', () => {
    expect(feedbackOn(spoken(fix.better), patterns).map(({ label }) => label)).toEqual(['Looks said']);
  });

  it('does not say the claim as the candidate says it', () => {
    expect(feedbackOn(spoken(fix.said), patterns).filter(({ look }) => look === 'good')).toEqual([]);
  });
});

test('every prompt has a flawed answer and a sentence to be said better', () => {
  expect([...redFlags.keys()].sort()).toEqual([...prompts.keys()].sort());
  expect([...new Set([...fixes.values()].map(({ claim }) => promptOf(claim)))].sort()).toEqual([...prompts.keys()].sort());
});
