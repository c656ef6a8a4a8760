/** The pages' Content-Security-Policy, written into each page as a meta element: no header can be counted on where the site is served. */
export interface PolicyNeeds {
  /** Sources such as `'sha256-…'` of the inline scripts of this very page. */
  readonly scriptHashes: readonly string[];
  /** True on pages that hold an exercise: they also admit the sandbox (its broker script, blob: workers) and the editor's styles. */
  readonly workspace: boolean;
}

/**
 * Nothing comes from anywhere but the site, no script is inline but the hashed ones, nothing is evaluated.
 * On workspace pages: the sandbox is an `srcdoc` frame and inherits this policy, hence `blob:` for its workers and their scripts;
 * the editor (Monaco) writes style elements and `data:` images.
 */
export function contentSecurityPolicy({ scriptHashes, workspace }: PolicyNeeds): string {
  const self = "'self'";
  const directives: Record<string, readonly string[]> = {
    'default-src': [self],
    'script-src': [self, ...scriptHashes, ...(workspace ? ['blob:'] : [])],
    'style-src': [self, ...(workspace ? ["'unsafe-inline'"] : [])],
    'img-src': [self, ...(workspace ? ['data:'] : [])],
    'font-src': [self, ...(workspace ? ['data:'] : [])],
    'worker-src': [self, ...(workspace ? ['blob:'] : [])],
    'frame-src': workspace ? [self, 'blob:'] : ["'none'"],
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
