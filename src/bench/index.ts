/**
 * What `npm run bench` measures: speed and memory, for maintainers. Nothing here decides whether a test passes. The map:
 *
 * - `section.ts`     what a section is; below, all of them, in the order in which they are run
 * - `compare.ts`     times several ways to do the same work, in turns, and prints them as ratios to the first
 * - `live-memory.ts` what a finished run still holds
 * - `lab.ts`         section `lab`: the lab beside a bare heap loop, `simjs` and SimScript
 * - `lab/`           its workloads, one file per engine
 * - `editor.ts`      section `editor`: bytes of each editor in the built site
 * - `built-site.ts`  a page of the built site in headless Chromium, for the next two
 * - `verdict.ts`     section `verdict`: ms from a run to its verdict in Chromium, on the built site
 * - `site.ts`        section `site`: what every page weighs and whether it moves; Lighthouse
 * - `build.ts`       section `build`: s to build the site, also with many more lessons
 * - `plans.ts`       section `plans`: the same for the plan of every exercise, and ms to the first failure
 */
import { buildSection } from './build.ts';
import { labSection } from './lab.ts';
import { editorSection } from './editor.ts';
import { plansSection } from './plans.ts';
import { siteSection } from './site.ts';
import { verdictSection } from './verdict.ts';
import type { Section } from './section.ts';

export const sections: readonly Section[] = [labSection, editorSection, verdictSection, plansSection, siteSection, buildSection];
export type { Section } from './section.ts';
