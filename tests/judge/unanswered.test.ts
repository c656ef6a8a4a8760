import { describe, expect, test } from 'vitest';
import { unanswered } from '../../src/judge/unanswered.ts';
import { callRecords, judgedOf } from './trace-of.ts';

const client = callRecords({ call: 0, to: 'profile', sentAt: 0 });
const source = { line: 12, column: 5 };

describe('a caller without an answer', () => {
  test('is told with the call that the code was waiting for', () => {
    const found = unanswered(
      judgedOf(
        [
          ...client,
          ...callRecords({ call: 1, from: 'profile', to: 'ads', sentAt: 4, cause: 0, source }),
          ...callRecords({ call: 2, from: 'profile', to: 'user', sentAt: 4, repliedAt: 9, cause: 0 }),
        ],
        {
          fault: 'ads never answers',
        },
      ),
    );
    expect(found?.told).toMatchObject({
      kind: 'never-settled',
      title: 'client never got an answer to profile',
      source,
      at: 4,
      record: 3,
    });
    expect(found?.told.story).toContain('Profile was still waiting for its call to ads, sent at 4 ms');
    expect(found?.told.story).not.toContain('user');
  });

  test('does not blame a call that was made for somebody else', () => {
    const other = callRecords({ call: 5, to: 'profile', sentAt: 0, repliedAt: 2 });
    const found = unanswered(
      judgedOf([...client, ...other, ...callRecords({ call: 6, from: 'profile', to: 'ads', sentAt: 1, cause: 4 })]),
    );
    expect(found?.told.story).toContain('awaits a promise that nothing settles');
  });

  test('is told with the sleep that outlasted the run', () => {
    const found = unanswered(
      judgedOf([...client, { kind: 'slept', at: 7, node: 'profile', cause: 2, delayMs: 60_000 }], {}, { reason: 'until' }),
    );
    expect(found?.told.story).toContain('Profile had gone to sleep at 7 ms for 60 s');
  });

  test('is told how often the code slept when it went round', () => {
    const sleep = (at: number) => ({ kind: 'slept', at, node: 'profile', cause: 2, delayMs: 5 }) as const;
    const found = unanswered(judgedOf([...client, sleep(0), sleep(5), sleep(10)], {}, { reason: 'until' }));
    expect(found?.told.story).toContain('Profile was still going round: it slept 3 times, the last time at 10 ms for 5 ms');
  });

  test('is nobody, when every call got its reply', () => {
    expect(unanswered(judgedOf(callRecords({ call: 0, to: 'profile', sentAt: 0, repliedAt: 5 })))).toBeUndefined();
  });

  test('is not counted when the world lost the call, or the service crashed on it', () => {
    expect(
      unanswered(judgedOf([...client, { kind: 'call-lost', at: 1, node: 'profile', cause: null, call: 0, reason: 'partition' }])),
    ).toBeUndefined();
    expect(unanswered(judgedOf([...client, { kind: 'crashed', at: 1, node: 'profile', cause: null }]))).toBeUndefined();
  });

  test('who gave up by itself has stopped waiting', () => {
    expect(
      unanswered(judgedOf([...client, { kind: 'call-timed-out', at: 100, node: 'client', cause: null, call: 0 }])),
    ).toBeUndefined();
  });
});
