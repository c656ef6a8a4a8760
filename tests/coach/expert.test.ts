import { describe, expect, test } from 'vitest';
import { coachedIds, readCoached } from '../../src/cli/coach/content.ts';
import { coach } from '../../src/coach/index.ts';

describe.each(coachedIds())('in the expert answer of %s', (id) => {
  const { prompt, coachPrompt } = readCoached(id);
  const { claims } = coach(prompt.model.map(({ says }) => says).join(' '), coachPrompt);
  const said = new Set(prompt.model.flatMap(({ claims: ids }) => ids));
  const heard = claims.filter(({ verdict }) => verdict === 'looks-said').map((claim) => claim.id);

  test('every must is heard, and none looks contradicted', () => {
    expect(claims.filter(({ kind, verdict }) => kind === 'must' && verdict !== 'looks-said')).toEqual([]);
  });

  test('no red flag is heard, and nothing else that is not said', () => {
    expect(heard.filter((each) => !said.has(each))).toEqual([]);
  });
});
