import { cacheKey, type PlannedFile } from './plan.ts';

/** Marks requests that are for the cache itself: the worker lets them through to the network. */
export const forKeeping = 'Keep-Offline';

const AT_ONCE = 4;

/** A file that the server did not give. The message names it. */
export class NotFetched extends Error {
  override readonly name = 'NotFetched';
}

export interface FetchMissing {
  readonly cache: Cache;
  /** Absolute address of the site's base, with a slash at its end. */
  readonly scope: string;
  readonly files: readonly PlannedFile[];
  /** Bytes that arrived since the last call. */
  readonly arrived?: (bytes: number) => void;
  readonly signal?: AbortSignal;
}

/** Which of these files are not in the cache in their current revision. */
export async function missingIn(cache: Cache, scope: string, files: readonly PlannedFile[]): Promise<readonly PlannedFile[]> {
  const kept = new Set((await cache.keys()).map(({ url }) => url));
  return files.filter((file) => !kept.has(cacheKey(file, scope)));
}

/**
 * Fetches what is missing, a few files at a time. What has arrived stays when it is stopped or fails, so that the next call goes on.
 *
 * @throws NotFetched; the signal's reason when stopped; QuotaExceededError when the browser gives no more room; TypeError without a network
 */
export async function fetchMissing({ cache, scope, files, arrived, signal }: FetchMissing): Promise<void> {
  const missing = [...(await missingIn(cache, scope, files))];
  const failed = new AbortController();
  const stop = signal ? AbortSignal.any([signal, failed.signal]) : failed.signal;
  const fetchOneByOne = async (): Promise<void> => {
    for (let file = missing.shift(); file; file = missing.shift()) {
      stop.throwIfAborted();
      await fetchInto(cache, scope, file, stop, arrived);
    }
  };
  try {
    await Promise.all(Array.from({ length: AT_ONCE }, fetchOneByOne));
  } catch (error) {
    failed.abort(error);
    throw error;
  }
}

async function fetchInto(
  cache: Cache,
  scope: string,
  file: PlannedFile,
  signal: AbortSignal,
  arrived?: (bytes: number) => void,
): Promise<void> {
  const response = await fetch(new URL(file.url, scope), {
    // What has no hash in its name may lie outdated in the browser's own cache.
    cache: file.revision === null ? 'default' : 'reload',
    headers: { [forKeeping]: '1' },
    signal,
  });
  if (!response.ok)
    throw new NotFetched(`“${file.url}” could not be fetched: the server answered ${response.status} ${response.statusText}.`);
  await cache.put(cacheKey(file, scope), counted(response, arrived));
}

/** A new response in any case: a browser refuses to show a page from a response that was redirected. */
function counted({ body, status, statusText, headers }: Response, arrived?: (bytes: number) => void): Response {
  const count = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
    transform(chunk, controller) {
      arrived?.(chunk.byteLength);
      controller.enqueue(chunk);
    },
  });
  return new Response(body && (arrived ? body.pipeThrough(count) : body), { status, statusText, headers });
}
