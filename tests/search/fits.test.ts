import { expect, test } from 'vitest';
import { fitsSome, holdsAll, typedWords } from '../../src/search/fits.ts';

const fits = (found: string, typed: string) => fitsSome(found, typedWords(typed));

test('a word of the text fits what was typed, whatever its ending and the marks around it', () => {
  for (const [found, typed] of [
    ['queue', 'queues'],
    ['(Retries,', 'retry'],
    ['idempotency', 'idempotent'],
    ['asynchronously.', 'asynchronous'],
    ['timeout', 'timeouts'],
    ['fan-out', 'fanout'],
    ['fire-and-forget', 'forget'],
    ['202', '202'],
    ['saga', 'the saga pattern'],
  ] as const)
    expect(fits(found, typed), `${found} for ${typed}`).toBe(true);
});

test('a word that is still being typed fits what begins with it, one that is finished does not', () => {
  expect(fits('idempotency', 'idem')).toBe(true);
  expect(fits('capacity', 'cap')).toBe(true);
  expect(fits('capacity', 'cap theorem')).toBe(false);
});

test('what is only a beginning of what was typed does not fit', () => {
  expect(fits('h.', 'thundering herd')).toBe(false);
  expect(fits('her', 'thundering herd')).toBe(false);
  expect(fits('2', '2pc')).toBe(false);
  expect(fits('2.5', '2pc')).toBe(false);
});

test('short words count only where nothing longer was typed', () => {
  expect(fits('a', 'a kafka')).toBe(false);
  expect(fits('a', 'a')).toBe(true);
});

test('a heading holds what was typed when it holds every word of it', () => {
  expect(holdsAll('Retries multiply', typedWords('retry'))).toBe(true);
  expect(holdsAll('Retries multiply', typedWords('retry budget'))).toBe(false);
});
