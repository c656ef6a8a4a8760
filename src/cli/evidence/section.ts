import { writeFileSync, readFileSync, existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { checked } from '../../catalog/checked.ts';
import { evidenceSchema, type Evidence } from '../../catalog/evidence.ts';
import { digestOf, root } from './digest.ts';

/** What a section finds. */
export type Found = Pick<Evidence, 'summary' | 'columns' | 'rows'> & {
  /** Engines beside Node, such as "Chromium 156". */
  readonly engines?: readonly string[];
};

/** What was found before, and which of the files that it describes are as they were then. */
export interface Unchanged {
  readonly rows: Evidence['rows'];
  readonly files: ReadonlySet<string>;
}

/** One table of the evidence. */
export interface EvidenceSection {
  /** The name of its file in `content/evidence/`. */
  readonly id: string;
  readonly command: string;
  /** Files and folders that the figures describe. When one changes, the figures are out of date. */
  readonly code: readonly string[];
  /** @param before what is committed of those of its files that have not changed since; undefined where nothing is to be kept */
  collect(print: (line: string) => void, before: Unchanged | undefined): Promise<Found>;
}

const fileOf = (id: string): string => join(root, 'content', 'evidence', `${id}.json`);

/** Collects a section and writes its file. */
export async function regenerate(section: EvidenceSection, print: (line: string) => void): Promise<Evidence> {
  // Before collecting: who changes a file meanwhile must be told that the figures are older.
  const code = section.code.map((file) => ({ file, digest: digestOf(file) }));
  const old = committed(section);
  const same = old?.code.filter(({ file, digest }) => code.some((now) => now.file === file && now.digest === digest));
  const before = old && { rows: old.rows, files: new Set(same?.map(({ file }) => file)) };
  const { engines = [], ...found } = await section.collect(print, before);
  const evidence: Evidence = {
    command: section.command,
    on: new Date().toISOString().slice(0, 10),
    machine: [`${availableParallelism()} processors`, `Node ${process.versions.node}`, ...engines].join(', '),
    code,
    ...found,
  };
  const file = fileOf(section.id);
  writeFileSync(file, await format(JSON.stringify(evidence), { ...(await resolveConfig(file)), filepath: file }));
  return evidence;
}

/** What is committed for a section; undefined where nothing is. Throws where it is not evidence. */
export function committed({ id }: EvidenceSection): Evidence | undefined {
  if (!existsSync(fileOf(id))) return undefined;
  return checked(evidenceSchema, `content/evidence/${id}.json`, JSON.parse(readFileSync(fileOf(id), 'utf8')));
}
