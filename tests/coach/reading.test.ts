import { describe, expect, test } from 'vitest';
import { coach, type CoachVerdict } from '../../src/coach/index.ts';

const concepts = {
  store: ['store', 'persist', 'write', 'commit'],
  answer: ['answer', 'respond', 'return', 'acknowledge', '202'],
};

/** What a pattern makes of an answer. */
function verdict(pattern: string, answer: string, opposes: readonly string[] = [], kind: 'must' | 'red' = 'must'): CoachVerdict {
  const { claims } = coach(answer, { concepts, claims: [{ id: 'x.m1', kind, says: [pattern], opposes }] });
  return claims[0]?.verdict ?? 'nothing-found';
}

const said = 'looks-said';
const opposite = 'looks-contradicted';
const nothing = 'nothing-found';

describe('negation', () => {
  const key = 'idempotency key + retry|request';
  test.each<[string, CoachVerdict]>([
    ['Each request carries an idempotency key.', said],
    ['A request needs no idempotency key.', opposite],
    ["Requests don't carry an idempotency key.", opposite],
    ['Requests never come without an idempotency key.', said],
    ['Not only the first request has an idempotency key.', said],
    ['An idempotency key for each request is not needed.', opposite],
    ['An idempotency key for each request is overkill.', opposite],
    ['Instead of an idempotency key per request we trust the broker.', opposite],
    ['It is not true that each request has an idempotency key.', opposite],
    ['We cannot answer, because the request with this idempotency key is still running.', said],
  ])('%s', (answer, expected) => {
    expect(verdict(key, answer)).toBe(expected);
  });

  test('a claim can be a denial', () => {
    expect(verdict('202 + !paid|success', 'The 202 does not mean that it is paid.')).toBe(said);
    expect(verdict('202 + !paid|success', 'The 202 means that it is paid.')).toBe(nothing);
    expect(verdict('202 + !paid|success', 'The 202 means that it is paid.', ['202 + paid'])).toBe(opposite);
  });

  test('of "not X but Y", "X rather than Y" and "instead of X, Y" one is said and one denied', () => {
    expect(verdict('acknowledgement', 'It is not a confirmation but an acknowledgement to them.')).toBe(said);
    expect(verdict('confirmation', 'It is not a confirmation but an acknowledgement to them.')).toBe(opposite);
    expect(verdict('confirmation', 'It is an acknowledgement rather than a confirmation.')).toBe(opposite);
    expect(verdict('outbox', 'Instead of publishing directly, we write to an outbox.')).toBe(said);
  });
});

describe('order', () => {
  const first = '@store + charge|it << @answer';
  test.each<[string, CoachVerdict]>([
    ['We store the charge before we answer.', said],
    ['Before we answer, we store the charge.', said],
    ['We answer only after we have stored the charge.', said],
    ['Once we have committed the charge, we return 202.', said],
    ['We do not answer until we have stored the charge.', said],
    ['First we persist the charge, then we acknowledge.', said],
    ['We write the charge and respond.', said],
    ['We answer before we store the charge.', opposite],
    ['We store the charge after we have answered.', opposite],
    ['Before we store the charge, we answer.', opposite],
    ['We respond, and afterwards we write the charge.', opposite],
    ['We never store the charge before we answer.', opposite],
    ['We answer with the charge in our hands.', nothing],
  ])('%s', (answer, expected) => {
    expect(verdict(first, answer)).toBe(expected);
  });

  test('where words must say the order, their place in the text is not enough', () => {
    expect(verdict('capture <<< refund', 'We capture and refund in one service.')).toBe(nothing);
    expect(verdict('capture <<< refund', 'After the capture we refund.')).toBe(said);
  });
});

describe('somebody else’s view', () => {
  test.each([
    'A naive design would return 202 before it has stored anything of the charge, which confirms payment.',
    'Some people think that a 202 confirms the payment.',
    'Some teams say with every 202 that it confirms the payment.',
    'A common mistake is that the 202 confirms the payment.',
    'They call it “202 confirms payment” in the manual.',
  ])('%s', (answer) => {
    expect(verdict('202 + confirms + payment', answer)).toBe(nothing);
  });

  test('a counter-example is no red flag, and for a must it is read as said', () => {
    const pattern = 'commit + publish';
    expect(verdict(pattern, 'If we commit and then publish, a crash loses the event.', [], 'red')).toBe(nothing);
    expect(verdict(pattern, 'We commit and then publish.', [], 'red')).toBe(said);
  });
});

describe('words', () => {
  test.each<[string, string]>([
    ['200 milliseconds', 'The answer comes in two hundred ms.'],
    ['18000 messages', 'There are 18,000 messages in the queue.'],
    ['99.9 percent', 'Each of them has 99.9 % on paper.'],
    ['authorise', 'The card is authorized by the bank.'],
    ['acknowledgement', 'It is an acknowledgment to them.'],
    ['dead letter', 'It goes to the dead-letter queue.'],
    ['compensate', 'That is a compensation for the step.'],
    ['reconciliation', 'There is a reconcilation at night.'],
    ['retry', 'It is retried by the worker.'],
    ['position', 'The worker notes its position in a table.'],
  ])('"%s" is found in: %s', (pattern, answer) => {
    expect(verdict(pattern, answer)).toBe(said);
  });

  test('synchronous is no slip of asynchronous', () => {
    expect(verdict('asynchronous', 'The call is synchronous to them.')).toBe(nothing);
  });
});

describe('any text', () => {
  const prompt = { concepts, claims: [{ id: 'x.m1', kind: 'must' as const, says: ['outbox + transaction', 'retry + key'] }] };
  test('the words that are shown are the words of the answer', () => {
    const answer = '🙂 שלום! We write an outbox row in the same transaction.';
    const [claim] = coach(answer, prompt).claims;
    const [span] = claim?.spans ?? [];
    expect(answer.slice(span?.from, span?.to)).toBe('outbox row in the same transaction');
  });

  test('nothing, signs, other scripts and markup are read without complaint', () => {
    for (const answer of ['', '   \n', '🙂🙂🙂', 'שלום עולם', '<script>alert(1)</script>', '…!?;,', '\u0000']) {
      const { claims } = coach(answer, prompt);
      expect(claims.map((claim) => claim.verdict)).toEqual([nothing]);
    }
    expect(coach('', prompt).claims[0]?.why).toBe('There is no answer yet.');
  });

  test('a list of terms says nothing, and is told so', () => {
    const list = 'outbox, transaction, retry, key, saga, idempotency, webhook, DLQ, 202, status, ledger, settlement';
    expect(coach(list, prompt).readsLikeAList).toBe(true);
    expect(coach(list, prompt).claims[0]?.why).toContain('list of terms');
    expect(coach('outbox', prompt).readsLikeAList).toBe(true);
    expect(coach('We write to the outbox in a transaction.', prompt).readsLikeAList).toBe(false);
  });

  test('words are counted and timed at 140 a minute', () => {
    const { words, secondsAt140wpm } = coach(Array.from({ length: 140 }, () => 'the').join(' '), prompt);
    expect([words, secondsAt140wpm]).toEqual([140, 60]);
  });

  test('the same answer gives the same result', () => {
    const answer = 'We retry with the same key. The outbox is written in the transaction of the charge.';
    expect(coach(answer, prompt)).toEqual(coach(answer, prompt));
  });
});

describe('a pattern that cannot be read', () => {
  test.each<[string, string]>([
    ['@nowhere + key', 'expected a concept, found "@nowhere"'],
    ['a << b << c', 'expected "<<" at most once, found it 2 times'],
    ['key + ', 'expected words between'],
    ['-key', 'expected an idea that is to be found'],
    ['key /near', 'expected /<tokens> or /2s, found "/near"'],
  ])('%s', (pattern, message) => {
    expect(() => verdict(pattern, 'Whatever the answer is.')).toThrow(message);
  });
});
