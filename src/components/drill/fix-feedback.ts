import { coach, type CoachPrompt } from '../../coach/index.ts';

/** What the coach makes of a sentence, for one claim or red flag. */
export interface FixFeedback {
  readonly kind: 'claim' | 'red';
  readonly look: 'good' | 'bad' | 'open';
  /** A few words: what was found. */
  readonly label: string;
  /** One sentence with the words that it rests on. */
  readonly why: string;
}

/**
 * Reads a sentence for the claim that it should say and the red flags that it should leave. Red flags are mentioned only where the words
 * look like one. It matches words, and the feedback says no more than that.
 *
 * @param patterns of the claim and the red flags of one drill
 */
export function feedbackOn(text: string, patterns: CoachPrompt): readonly FixFeedback[] {
  return coach(text, patterns).claims.flatMap(({ kind, verdict, why }): readonly FixFeedback[] => {
    if (kind === 'red')
      return verdict === 'looks-said' ? [{ kind: 'red', look: 'bad', label: 'Looks like the red flag still', why }] : [];
    switch (verdict) {
      case 'looks-said':
        return [{ kind: 'claim', look: 'good', label: 'Looks said', why }];
      case 'looks-contradicted':
        return [{ kind: 'claim', look: 'bad', label: 'Looks contradicted', why }];
      case 'nothing-found':
        return [{ kind: 'claim', look: 'open', label: 'Nothing found', why }];
    }
  });
}
