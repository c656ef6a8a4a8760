import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { kinds } from './kinds.ts';

/** The lesson that the template of an exercise names; valid, and right for few. */
const templateLesson = 'latency';

/** Nothing was made; the message says why and what to try. */
export class CannotMake extends Error {
  override readonly name = 'CannotMake';
}

export interface Made {
  /** From the project's folder. */
  readonly files: readonly string[];
  readonly next: readonly string[];
}

/**
 * Makes a piece of content from its templates. Writes nothing at all where one of its files is there already.
 *
 * @param root the project's folder
 * @param lesson the key of the lesson of an exercise: "latency". Without it, what comes next begins by asking for it
 * @throws CannotMake for an unknown kind, a malformed id, an id that is taken, a lesson that there is not
 */
export function make(root: string, kindName: string | undefined, id: string | undefined, lesson?: string): Made {
  const kind = kindName !== undefined && Object.hasOwn(kinds, kindName) ? kinds[kindName] : undefined;
  if (kind === undefined) throw new CannotMake(`Expected one of ${Object.keys(kinds).join(', ')}; found ${found(kindName)}.`);
  if (id === undefined || !kind.pattern.test(id))
    throw new CannotMake(
      `Expected an id such as "${kind.example}"${kindName === 'lesson' ? ' (two digits for its place, dash, words)' : ' (lower-case words with dashes between)'}; found ${found(id)}.`,
    );
  const moves = kind.files(id);
  const taken = moves.map(([, made]) => made).find((made) => existsSync(join(root, made)));
  if (taken !== undefined) throw new CannotMake(`${taken} is there already, and nothing was changed. Choose another id.`);
  if (kindName === 'lesson') refuseTakenPlace(root, id);
  if (lesson !== undefined) refuseLesson(root, kindName, lesson);

  const files = moves.flatMap(([template, made]) => copies(root, template, made));
  for (const { template, made } of files) {
    mkdirSync(dirname(join(root, made)), { recursive: true });
    const text = filled(root, readFileSync(join(root, template), 'utf8'), kindName, id);
    const placed = lesson === undefined ? text : text.replace(`lesson: '${templateLesson}'`, `lesson: '${lesson}'`);
    writeFileSync(join(root, made), placed, { flag: 'wx' });
  }
  const open = kindName === 'exercise' && lesson === undefined ? [askForLesson(root, id)] : [];
  return { files: files.map(({ made }) => made), next: [...open, ...kind.next(id)] };
}

function lessonKeys(root: string): readonly string[] {
  return readdirSync(join(root, 'content/lessons'))
    .sort()
    .map((file) => file.replace(/^\d+-|\.mdx$/g, ''));
}

function askForLesson(root: string, id: string): string {
  return `Which lesson is it for? exercises/${id}/exercise.ts says '${templateLesson}' until you write another: ${lessonKeys(root).join(', ')}.`;
}

function refuseLesson(root: string, kindName: string | undefined, lesson: string): void {
  if (kindName !== 'exercise')
    throw new CannotMake('Only an exercise is made for a lesson: leave out --lesson. Nothing was changed.');
  if (!lessonKeys(root).includes(lesson))
    throw new CannotMake(
      `Expected the key of a lesson, one of ${lessonKeys(root).join(', ')}; found "${lesson}". Nothing was changed.`,
    );
}

function refuseTakenPlace(root: string, id: string): void {
  const lessons = readdirSync(join(root, 'content/lessons'));
  const same = lessons.find((file) => file.slice(0, 3) === id.slice(0, 3) || file.slice(3) === `${id.slice(3)}.mdx`);
  if (same !== undefined)
    throw new CannotMake(
      `content/lessons/${same} has this place or this key already, and nothing was changed. Choose another id.`,
    );
}

function copies(root: string, template: string, made: string): readonly { template: string; made: string }[] {
  if (!statSync(join(root, template)).isDirectory()) return [{ template, made }];
  return readdirSync(join(root, template)).flatMap((name) => copies(root, `${template}/${name}`, `${made}/${name}`));
}

/** Templates are whole and valid as they stand; the id, the title, the place and the lesson are all that differ. */
function filled(root: string, text: string, kindName: string | undefined, id: string): string {
  const words = id.replace(/^\d+-/, '').replaceAll('-', ' ');
  const own = text.replaceAll('new-thing', id).replaceAll('New thing', words.charAt(0).toUpperCase() + words.slice(1));
  return kindName === 'prompt' ? own.replace('"place": 1,', `"place": ${nextPlace(root)},`) : own;
}

function nextPlace(root: string): number {
  const folder = join(root, 'content/prompts');
  const places = readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .map((file) => Number(/"place": (\d+)/.exec(readFileSync(join(folder, file), 'utf8'))?.[1] ?? 0));
  return Math.max(0, ...places) + 1;
}

function found(value: string | undefined): string {
  return value === undefined ? 'nothing' : `"${value}"`;
}
