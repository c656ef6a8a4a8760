import { readFileSync } from 'node:fs';
import { satteri } from '@astrojs/markdown-satteri';
import mdx from '@astrojs/mdx';
import { defineConfig } from 'astro/config';
import { keepUnit } from './src/components/keep-unit.ts';
import { leanMonaco } from './src/editor/monaco/lean.ts';
import { offline } from './src/offline/build/index.ts';
import { search } from './src/search/build/index.ts';

const { version } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8'));

// SITE_REPOSITORY (https://host/owner/project) is where errors are reported; SITE_URL (https://host) gives canonical addresses; SITE_BASE (/path/) mounts the site below a path. None is needed to run it.
const site = process.env.SITE_URL;
const base = process.env.SITE_BASE ?? '/';

/** Runs over prose, not over code: those are nodes of other kinds. */
const unitsByTheirNumbers = {
  name: 'units-by-their-numbers',
  text(node, context) {
    const kept = keepUnit(node.value);
    if (kept !== node.value) context.setProperty(node, 'value', kept);
  },
};

export default defineConfig({
  ...(site ? { site } : {}),
  base,
  output: 'static',
  trailingSlash: 'always',
  integrations: [mdx(), search(), offline()],
  devToolbar: { enabled: false },
  build: {
    format: 'directory',
    // The pages' policy (src/layouts/policy.ts) admits no inline style.
    inlineStylesheets: 'never',
  },
  markdown: {
    // Prism marks code by classes; Shiki by style attributes, which the policy refuses.
    syntaxHighlight: 'prism',
    processor: satteri({ mdastPlugins: [unitsByTheirNumbers] }),
  },
  vite: {
    define: {
      'import.meta.env.COURSE_VERSION': JSON.stringify(version),
      'import.meta.env.SITE_REPOSITORY': JSON.stringify(process.env.SITE_REPOSITORY ?? ''),
    },
    plugins: [leanMonaco()],
    // The judge's worker loads the checks of one exercise at a time, so it has chunks.
    worker: { format: 'es', plugins: () => [leanMonaco()] },
    build: {
      // Nor inline scripts, nor data: assets.
      assetsInlineLimit: 0,
    },
    environments: {
      client: {
        build: {
          rolldownOptions: {
            output: {
              codeSplitting: {
                // Each is a few hundred bytes that most pages need: one request instead of ten. None does anything by being loaded.
                groups: [
                  {
                    name: 'small',
                    test: /\/src\/(components\/(page\/(part|cause|link|scheme)|workspace\/(piece|prose))|experiment\/quantity|lab\/trace\/time-words|offline\/before-reload)\.ts$|vite\/preload-helper\.js$/,
                  },
                ],
              },
            },
          },
        },
      },
    },
  },
});
