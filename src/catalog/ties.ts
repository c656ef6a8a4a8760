import { lessons } from './content.ts';
import { exerciseById } from './exercises.ts';
import type { Claim } from './prompt.ts';

/** Where a claim is taught, and where the reader's own code proves it; for links. Paths are within the site. */
export interface Ties {
  readonly lesson?: {
    readonly title: string;
    /** The heading; undefined where it is more than plain words. */
    readonly section: string | undefined;
    readonly path: `/${string}`;
  };
  readonly exercise?: { readonly id: string; readonly version: number; readonly title: string; readonly path: `/${string}` };
}

/** The ties of claims, by the id of the claim. Throws where a claim names a lesson or an exercise that is not there. */
export async function tiesOf(claims: readonly Claim[]): Promise<ReadonlyMap<string, Ties>> {
  const all = await lessons();
  return new Map(
    claims.map(({ id, taughtIn, provenBy }): readonly [string, Ties] => {
      const exercise = provenBy === undefined ? undefined : exerciseById(provenBy);
      const proof = exercise && {
        id: exercise.id,
        version: exercise.meta.version,
        title: exercise.meta.title,
        path: `/exercises/${exercise.id}/` as const,
      };
      const lesson = taughtIn && all.find(({ slug }) => slug === taughtIn.lesson);
      if (taughtIn && !lesson)
        throw new Error(`${id}: taughtIn: expected a lesson; found none with the key "${taughtIn.lesson}".`);
      const taught = lesson &&
        taughtIn && {
          title: lesson.meta.title,
          section: headingOf(lesson.entry.body ?? '', taughtIn.section),
          path: `/lessons/${lesson.id}/#${taughtIn.section}` as const,
        };
      return [id, { ...(taught ? { lesson: taught } : {}), ...(proof ? { exercise: proof } : {}) }];
    }),
  );
}

/** The heading that has this anchor. Rendering the lesson would tell for certain, and would bring its styles onto the page. */
function headingOf(markdown: string, anchor: string): string | undefined {
  const headings = [...markdown.matchAll(/^#{2,4} +(.+)$/gm)].map(([, text = '']) => text.replaceAll('`', '').trim());
  return headings.find((text) => anchorOf(text) === anchor);
}

function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s-]/gu, '')
    .replace(/\s/g, '-');
}
