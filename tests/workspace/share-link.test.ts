import { describe, expect, it } from 'vitest';
import { MOST_SHARED_CHARACTERS, readSharedHash, sharedHash } from '../../src/components/workspace/share-link.ts';

describe('a shared link', () => {
  it('brings the code back as it was', async () => {
    const code = 'export const price = "80 €"; // ✓\n'.repeat(20);
    expect(await readSharedHash(await sharedHash(code))).toEqual({ ok: true, code });
  });

  it('is shorter than repetitive code and holds only characters of an address', async () => {
    const code = 'await call("user");\n'.repeat(50);
    const hash = await sharedHash(code);
    expect(hash.length).toBeLessThan(code.length / 4);
    expect(hash).toMatch(/^#code=[A-Za-z0-9_-]+$/);
  });

  it('refuses code that inflates beyond the limit', async () => {
    const bomb = await sharedHash('a'.repeat(MOST_SHARED_CHARACTERS * 40));
    expect(await readSharedHash(bomb)).toMatchObject({ ok: false, problem: expect.stringContaining('64 KB') });
  });

  it('says that a link is damaged', async () => {
    const hash = await sharedHash('const a = 1;');
    expect(await readSharedHash(hash.slice(0, -4))).toMatchObject({ ok: false });
    expect(await readSharedHash('#code=%%%')).toMatchObject({ ok: false });
  });

  it('is not seen in a hash that names something else', async () => {
    expect(await readSharedHash('#checks')).toBeUndefined();
    expect(await readSharedHash('')).toBeUndefined();
  });
});
