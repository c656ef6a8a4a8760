import type { Transform } from 'node:stream';
import { constants, createBrotliCompress, createGzip } from 'node:zlib';

/** How a body is sent, and what makes it so. */
export interface Compression {
  readonly encoding: 'br' | 'gzip';
  stream(): Transform;
}

const brotli: Compression = {
  encoding: 'br',
  // As quick as gzip, and smaller; a host would compress once, and harder.
  stream: () => createBrotliCompress({ params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }),
};
const gzip: Compression = { encoding: 'gzip', stream: () => createGzip() };

/** Below this a body is sent as it is: its head weighs as much. */
const worthItBytes = 1024;

/**
 * How to send a body, as static hosts do: text in the best encoding that the client names, anything else as it is.
 *
 * @param accepted the header `Accept-Encoding`; an encoding with a weight of nought is not accepted
 */
export function compressionFor(accepted: string | undefined, mediaType: string, bytes: number): Compression | undefined {
  if (bytes < worthItBytes || !/^(text\/|application\/(json|manifest\+json|xml|wasm)|image\/svg\+xml)/.test(mediaType))
    return undefined;
  const named = (accepted ?? '').split(',').map((each) => each.trim().toLowerCase());
  const takes = (encoding: string): boolean =>
    named.some((each) => new RegExp(`^${encoding}(;\\s*q=(?!0(\\.0*)?$).*)?$`).test(each));
  return [brotli, gzip].find(({ encoding }) => takes(encoding));
}
