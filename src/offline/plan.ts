/** One file of the built site, as a browser keeps it. */
export interface PlannedFile {
  /** Address below the site's base, without a leading slash: "lessons/02-latency/", "_astro/index.abc.css"; "./" is the first page. */
  readonly url: string;
  /** Hash of the content; null where the name holds one already. */
  readonly revision: string | null;
  /** Size as stored, which is not compressed. */
  readonly bytes: number;
}

/** What the site consists of and what of it is kept when. Written by the build, carried by the service worker, served as `offline.json`. */
export interface OfflinePlan {
  /** Changes with any file. */
  readonly version: string;
  /** For reading, predicting, practising, reviewing and searching: kept after the first visit. */
  readonly reading: readonly PlannedFile[];
  /** The editors, the judge and the sandbox: kept when first used, or all at once when the reader asks for the whole course. */
  readonly workshop: readonly PlannedFile[];
}

/** Caches belong to the whole origin; this one to the site below `scope` (an absolute address that ends in a slash). */
export function cacheName(scope: string): string {
  return `202-accepted${new URL(scope).pathname}`;
}

/** The address under which a file lies in the cache. */
export function cacheKey({ url, revision }: PlannedFile, scope: string): string {
  const address = new URL(url, scope).href;
  return revision === null ? address : `${address}?revision=${revision}`;
}

/** Lies in the cache where the reader asked for the whole course, so that an update brings all of it, too. */
export function wishKey(scope: string): string {
  return new URL('whole-course-wished', scope).href;
}

/** Sum of sizes. */
export function bytesOf(files: readonly PlannedFile[]): number {
  return files.reduce((sum, { bytes }) => sum + bytes, 0);
}
