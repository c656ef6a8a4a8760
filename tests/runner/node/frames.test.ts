import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { readFrames, writeFrame } from '../../../src/runner/node/frames.ts';

/** What is written for these messages, as bytes. */
function written(messages: readonly unknown[]): Buffer {
  const folder = mkdtempSync(join(tmpdir(), 'frames-'));
  try {
    const path = join(folder, 'frames');
    const file = openSync(path, 'w');
    for (const message of messages) writeFrame(file, message);
    closeSync(file);
    return readFileSync(path);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const messages = ['ready', { type: 'run', trace: { records: [undefined, -0, NaN, 'ä'] } }, { type: 'end', runs: 1 }];

test.each([1, 3, 1000])('messages arrive whole and in order when the bytes come %i at a time', (size) => {
  const bytes = written(messages);
  const taken: unknown[] = [];
  const stream = new PassThrough();
  readFrames(stream, (message) => taken.push(message));
  for (let at = 0; at < bytes.length; at += size) stream.emit('data', bytes.subarray(at, at + size));
  expect(taken).toEqual(messages);
});

test('a message that its writer did not finish is dropped', () => {
  const bytes = written(messages);
  const taken: unknown[] = [];
  const stream = new PassThrough();
  readFrames(stream, (message) => taken.push(message));
  stream.emit('data', bytes.subarray(0, bytes.length - 1));
  expect(taken).toHaveLength(messages.length - 1);
});
