/** A link may hold this much code, so that a small link cannot inflate into something that stops the page. */
export const MOST_SHARED_CHARACTERS = 64 * 1024;

const KEY = 'code';

export type SharedCode = { readonly ok: true; readonly code: string } | { readonly ok: false; readonly problem: string };

/** The hash of a link that carries this code: deflated, in the alphabet of addresses. */
export async function sharedHash(code: string): Promise<string> {
  const deflated = new Blob([code]).stream().pipeThrough(new CompressionStream('deflate-raw'));
  const bytes = new Uint8Array(await new Response(deflated).arrayBuffer());
  const binary = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  return `#${KEY}=${btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')}`;
}

/** The code in a hash, or what is wrong with it; undefined where the hash carries none. Never runs anything. */
export async function readSharedHash(hash: string): Promise<SharedCode | undefined> {
  const found = new RegExp(`^#${KEY}=([A-Za-z0-9_-]*)$`).exec(hash);
  if (!found) return hash.startsWith(`#${KEY}=`) ? damaged : undefined;
  try {
    const binary = atob((found[1] ?? '').replaceAll('-', '+').replaceAll('_', '/'));
    const bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0));
    const inflated = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
    return await cappedText(inflated);
  } catch {
    return damaged;
  }
}

const damaged: SharedCode = {
  ok: false,
  problem: 'The link holds code that cannot be read: it was probably cut off. Ask for it again.',
};

async function cappedText(stream: ReadableStream<Uint8Array<ArrayBuffer>>): Promise<SharedCode> {
  const reader = stream.getReader();
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let code = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return { ok: true, code: code + decoder.decode() };
    code += decoder.decode(value, { stream: true });
    if (code.length > MOST_SHARED_CHARACTERS) {
      await reader.cancel();
      return {
        ok: false,
        problem: `The link holds more than ${MOST_SHARED_CHARACTERS / 1024} KB of code, which no answer needs. It was not opened.`,
      };
    }
  }
}
