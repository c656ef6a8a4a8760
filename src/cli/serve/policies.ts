/**
 * What every answer says besides its file. The page's own policy stands in the page (src/layouts/policy.ts), for hosts that send no headers of ours;
 * here is what a page cannot say of itself. `public/_headers` and `deploy/nginx.conf` send the same, which a test compares.
 */
export const policyHeaders: Readonly<Record<string, string>> = {
  'X-Content-Type-Options': 'nosniff',
  'Content-Security-Policy': "frame-ancestors 'none'",
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  // The microphone records spoken answers, which stay in the browser.
  'Permissions-Policy': 'microphone=(self), camera=(), geolocation=(), payment=(), usb=()',
};

/** Files below `_astro/` are named by their content and never change; everything else is asked for again each time. */
export const cacheControl = { lasting: 'public, max-age=31536000, immutable', other: 'no-cache' } as const;
