import { describe, expect, it } from 'vitest';
import { compressionFor } from '../../../src/cli/serve/compression.ts';

const encodingOf = (accepted: string | undefined, type = 'text/html; charset=utf-8', bytes = 5000) =>
  compressionFor(accepted, type, bytes)?.encoding;

describe('a body is sent', () => {
  it('in brotli to who takes it, else in gzip', () => {
    expect(encodingOf('gzip, deflate, br, zstd')).toBe('br');
    expect(encodingOf('gzip, deflate')).toBe('gzip');
    expect(encodingOf('br;q=0.5, gzip;q=1')).toBe('br');
  });

  it('as it is to who names nothing that we know, or refuses it', () => {
    expect(encodingOf(undefined)).toBeUndefined();
    expect(encodingOf('')).toBeUndefined();
    expect(encodingOf('zstd, br;q=0, gzip;q=0.000')).toBeUndefined();
  });

  it('as it is where it is compressed already, or too small to gain', () => {
    expect(encodingOf('br', 'font/woff2')).toBeUndefined();
    expect(encodingOf('br', 'image/png')).toBeUndefined();
    expect(encodingOf('br', 'text/html; charset=utf-8', 500)).toBeUndefined();
    expect(encodingOf('br', 'image/svg+xml; charset=utf-8')).toBe('br');
  });
});
