/** The pages' Content-Security-Policy, written into each page as a meta element: no header can be counted on where the site is served. */
export interface PolicyNeeds {
  /** Sources such as `'sha256-…'` of the inline scripts of this very page. */
  readonly scriptHashes: readonly string[];
  /** The same for its inline styles. */
  readonly styleHashes: readonly string[];
  /** Present on pages that hold an exercise: what the sandbox needs. The editor's needs are then admitted too. */
  readonly sandbox?: { readonly scriptSrc: readonly string[]; readonly workerSrc: readonly string[] };
  /** Set on pages that play back what a reader has recorded, which never leaves the browser and has no address but a `blob:` one. */
  readonly playsRecordings?: boolean;
}

/**
 * Nothing comes from anywhere but the site, no script is inline but the hashed ones, nothing is evaluated.
 * On pages with an exercise: the sandbox is an `srcdoc` frame and inherits this policy, hence its sources stand here too;
 * the editor (Monaco) writes style elements and `data:` images.
 */
export function contentSecurityPolicy({ scriptHashes, styleHashes, sandbox, playsRecordings = false }: PolicyNeeds): string {
  const self = "'self'";
  const directives: Record<string, readonly string[]> = {
    'default-src': [self],
    'script-src': [self, ...scriptHashes, ...(sandbox?.scriptSrc ?? [])],
    // A hash would switch 'unsafe-inline' off again.
    'style-src': [self, ...(sandbox ? ["'unsafe-inline'"] : styleHashes)],
    'img-src': [self, ...(sandbox ? ['data:'] : [])],
    'font-src': [self],
    'media-src': playsRecordings ? ['blob:'] : ["'none'"],
    'worker-src': [self, ...(sandbox?.workerSrc ?? [])],
    'frame-src': sandbox ? [self] : ["'none'"],
    'connect-src': [self],
    'object-src': ["'none'"],
    'base-uri': ["'none'"],
    'form-action': [self],
  };
  return Object.entries(directives)
    .map(([name, sources]) => `${name} ${sources.join(' ')}`)
    .join('; ');
}

/** The source that admits one inline script, by its text. */
export async function hashSource(script: string): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(script)));
  return `'sha256-${btoa(String.fromCharCode(...digest))}'`;
}
