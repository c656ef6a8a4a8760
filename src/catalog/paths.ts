import { z } from 'zod';
import written from '../../content/paths.json';
import { lessons, prompts } from './content.ts';
import { exerciseById } from './exercises.ts';
import { promptMinutes } from './claim.ts';

const stop = z
  .strictObject({
    lesson: z.string().optional().describe('The file of a lesson without its ending: 02-latency.'),
    section: z.string().optional().describe('The anchor of one of its headings, where only that section is meant.'),
    exercise: z.string().optional().describe('The id of an exercise.'),
    prompt: z.string().optional().describe('The id of a prompt.'),
    says: z.string().min(1).describe('What the reader takes from it.'),
    minutes: z.int().min(1).optional().describe('For a section. Whole lessons, exercises and prompts bring their own.'),
  })
  .refine(({ lesson, exercise, prompt }) => [lesson, exercise, prompt].filter((each) => each !== undefined).length === 1, {
    message: 'expected one of lesson, exercise and prompt',
  })
  .refine(({ section, minutes }) => (section === undefined) === (minutes === undefined), {
    message: 'expected minutes where there is a section, and only there',
  });

/** `content/paths.json`: ways through the course. */
export const pathsSchema = z.array(
  z.strictObject({
    id: z.string(),
    title: z.string().min(1),
    short: z.string().min(1).describe('Its link at the top of the home page.'),
    summary: z.string().min(1),
    days: z.array(z.strictObject({ title: z.string().optional(), stops: z.array(stop).min(1) })).min(1),
    sheet: z
      .string()
      .min(1)
      .optional()
      .describe('What the printed sheet is good for at the end of this way, where it belongs to it.'),
  }),
);

export interface PathStop {
  /** Below the root of the site, with a leading slash. */
  readonly address: `/${string}`;
  readonly title: string;
  readonly says: string;
  readonly minutes: number;
  /** What has to be done for this stop to be done; for a section, its lesson. */
  readonly step: { readonly kind: 'lesson' | 'exercise' | 'prompt'; readonly id: string };
}

export interface Path {
  readonly id: string;
  readonly title: string;
  readonly short: string;
  readonly summary: string;
  readonly minutes: number;
  readonly days: readonly { readonly title: string | undefined; readonly minutes: number; readonly stops: readonly PathStop[] }[];
  /** What to say of the printed sheet, where it is a part of this way. */
  readonly sheet: string | undefined;
}

/** Every path with titles, addresses and minutes of what it leads to. Throws where an id is not there. */
export async function paths(): Promise<readonly Path[]> {
  const [allLessons, allPrompts] = [await lessons(), await prompts()];
  const stopOf = ({ lesson, section, exercise, prompt, says, minutes }: z.output<typeof stop>): PathStop => {
    if (exercise !== undefined) {
      const { meta } = exerciseById(exercise);
      const step = { kind: 'exercise', id: exercise } as const;
      return { address: `/exercises/${exercise}/`, title: meta.title, says, minutes: meta.minutes, step };
    }
    if (prompt !== undefined) {
      const found = allPrompts.find(({ id }) => id === prompt);
      if (!found) throw new Error(`content/paths.json: expected the id of a prompt, found "${prompt}".`);
      const step = { kind: 'prompt', id: prompt } as const;
      return { address: `/practice/${prompt}/`, title: found.prompt.title, says, minutes: promptMinutes, step };
    }
    const found = allLessons.find(({ id }) => id === lesson);
    if (!found) throw new Error(`content/paths.json: expected the file of a lesson, found "${lesson}".`);
    const anchor = section === undefined ? '' : `#${section}`;
    return {
      address: `/lessons/${found.id}/${anchor}`,
      title: found.meta.title,
      says,
      minutes: minutes ?? found.meta.minutes,
      step: { kind: 'lesson', id: found.id },
    };
  };
  const sum = (all: readonly { readonly minutes: number }[]) => all.reduce((total, { minutes }) => total + minutes, 0);
  return pathsSchema.parse(written).map(({ id, title, short, summary, days, sheet }) => {
    const told = days.map((day) => {
      const stops = day.stops.map(stopOf);
      return { title: day.title, minutes: sum(stops), stops };
    });
    return { id, title, short, summary, days: told, minutes: sum(told), sheet };
  });
}
