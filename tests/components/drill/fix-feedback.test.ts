import { describe, expect, it } from 'vitest';
import { readCoached } from '../../../src/cli/coach/content.ts';
import { feedbackOn } from '../../../src/components/drill/fix-feedback.ts';

const { claims, concepts } = readCoached('pay').coachPrompt;
const patterns = { concepts, claims: claims.filter(({ id }) => id === 'pay.m4' || id === 'pay.r1') };

describe('the feedback on a sentence', () => {
  it('says which words seem to say the claim', () => {
    const [first, ...rest] = feedbackOn('Pending is not paid, so nobody ships on the acknowledgement.', patterns);
    expect(first).toMatchObject({ kind: 'claim', look: 'good', label: 'Looks said' });
    expect(first?.why).toMatch(/“.+”/);
    expect(rest).toEqual([]);
  });

  it('names the red flag where the words still look like it', () => {
    const found = feedbackOn('The 202 means that the payment succeeded.', patterns);
    expect(found.map(({ label }) => label)).toContain('Looks like the red flag still');
  });

  it('claims nothing where nothing is found', () => {
    expect(feedbackOn('We use a good architecture here.', patterns)).toEqual([
      {
        kind: 'claim',
        look: 'open',
        label: 'Nothing found',
        why: 'No words were found that usually say it. You may have said it in others.',
      },
    ]);
  });
});
