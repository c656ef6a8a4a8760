import mdx from '@astrojs/mdx';
import { defineConfig } from 'astro/config';

// SITE_URL (https://host) gives canonical addresses; SITE_BASE (/path/) mounts the site below a path. Neither is needed to run it.
const site = process.env.SITE_URL;
const base = process.env.SITE_BASE ?? '/';

export default defineConfig({
  ...(site ? { site } : {}),
  base,
  output: 'static',
  trailingSlash: 'always',
  integrations: [mdx()],
  devToolbar: { enabled: false },
  build: {
    format: 'directory',
    // The pages' policy (src/layouts/policy.ts) admits no inline style.
    inlineStylesheets: 'never',
  },
  markdown: {
    // Prism marks code by classes; Shiki by style attributes, which the policy refuses.
    syntaxHighlight: 'prism',
  },
  vite: {
    build: {
      // Nor inline scripts, nor data: assets.
      assetsInlineLimit: 0,
    },
  },
});
