import { expect, test } from 'vitest';
import { readSequence } from '../../src/lab/trace/sequence.ts';
import { legendOf } from '../../src/components/workspace/timeline-legend.ts';
import { sourceOfRecord } from '../../src/components/workspace/timeline-source.ts';
import { fileName } from '../../src/components/workspace/timeline-take.ts';
import { healthy, redelivery, timeout } from '../lab/trace/sequence-traces.ts';

test('a reply leads to the line of its call, a record of its own line to that', () => {
  const sequence = readSequence(timeout);
  expect(sourceOfRecord(sequence, 9)?.line).toBe(7);
  expect(sourceOfRecord(sequence, 16)?.line).toBe(7);
  expect(sourceOfRecord(sequence, 13)?.line).toBe(9);
  expect(sourceOfRecord(sequence, 1)).toBeUndefined();
});

test('the legend explains the signs that occur and no others', () => {
  const meanings = (trace: typeof healthy) => legendOf(readSequence(trace)).map((entry) => entry.meaning);
  expect(meanings(healthy)).toEqual(['call: the caller waits', 'reply', 'at work']);
  expect(meanings(timeout)).toContain('at work, and nobody waits for it any more');
  expect(meanings(redelivery)).toEqual([
    'message: handed over',
    'at work on a message',
    'waits in a queue',
    'down: its memory is lost',
  ]);
});

test('the name of a trace file holds nothing that a file system refuses', () => {
  const run = { index: 0, name: 'recs: hang / 300 ms?', seed: 7, parameters: null };
  expect(fileName(run)).toBe('trace-recs-hang-300-ms-seed-7');
  expect(fileName({ ...run, name: '…' })).toBe('trace-run-seed-7');
});
