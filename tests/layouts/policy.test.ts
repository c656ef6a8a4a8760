import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { contentSecurityPolicy, hashSource } from '../../src/layouts/policy.ts';

const directive = (policy: string, name: string): string => policy.split('; ').find((each) => each.startsWith(`${name} `)) ?? '';
const hashes = { scriptHashes: ["'sha256-a='"], styleHashes: ["'sha256-b='"] };
const sandbox = { scriptSrc: ["'sha256-broker='", 'blob:'], workerSrc: ['blob:'] };

describe('the policy of a page', () => {
  it('admits the site itself and the hashed inline parts, and nothing else', () => {
    const policy = contentSecurityPolicy(hashes);
    expect(directive(policy, 'script-src')).toBe("script-src 'self' 'sha256-a='");
    expect(directive(policy, 'style-src')).toBe("style-src 'self' 'sha256-b='");
    expect(directive(policy, 'frame-src')).toBe("frame-src 'none'");
    expect(policy).not.toMatch(/unsafe|blob:|data:|https?:|\*/);
  });

  it('admits the sandbox and the styles of the editor where there is an exercise, and still no evaluation', () => {
    const policy = contentSecurityPolicy({ ...hashes, sandbox });
    expect(directive(policy, 'script-src')).toBe("script-src 'self' 'sha256-a=' 'sha256-broker=' blob:");
    expect(directive(policy, 'worker-src')).toBe("worker-src 'self' blob:");
    expect(policy).not.toMatch(/unsafe-eval|script-src[^;]*unsafe-inline/);
  });

  it('plays recordings where a reader makes them, and no sound from anywhere else', () => {
    expect(directive(contentSecurityPolicy({ ...hashes, playsRecordings: true }), 'media-src')).toBe('media-src blob:');
    expect(directive(contentSecurityPolicy(hashes), 'media-src')).toBe("media-src 'none'");
  });

  it('names no style hash beside unsafe-inline, which would switch it off', () => {
    expect(directive(contentSecurityPolicy({ ...hashes, sandbox }), 'style-src')).toBe("style-src 'self' 'unsafe-inline'");
  });

  it('names a script by the hash of its text', async () => {
    const text = 'console.log("grüezi")';
    expect(await hashSource(text)).toBe(`'sha256-${createHash('sha256').update(text).digest('base64')}'`);
  });
});
