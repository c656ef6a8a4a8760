import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { brokerHash, brokerScript, frameDocument } from '../../src/runner/frame.ts';

test('the hash in both policies is that of the script that the frame holds', () => {
  expect(brokerHash).toBe(`sha256-${createHash('sha256').update(brokerScript).digest('base64')}`);
  expect(frameDocument).toContain(`<script>${brokerScript}</script>`);
  expect(frameDocument).toContain(`script-src '${brokerHash}' blob:`);
});

test('the frame may load nothing but its own script and blobs, and may not evaluate text', () => {
  const policy = /Content-Security-Policy" content="([^"]+)"/.exec(frameDocument)?.[1];
  expect(policy?.split('; ').map((directive) => directive.split(' ')[0])).toEqual(['default-src', 'script-src', 'worker-src']);
  expect(policy).toContain(`default-src 'none'`);
  expect(policy).not.toContain('unsafe');
});
