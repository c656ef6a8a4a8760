import { checked } from './checked.ts';
import { evidenceSchema, type Evidence } from './evidence.ts';

const files = import.meta.glob<unknown>('/content/evidence/*.json', { eager: true, import: 'default' });

/** What a command found, by the name of its file in `content/evidence/`. Throws where there is none. */
export function evidenceOf(id: string): Evidence {
  const path = `/content/evidence/${id}.json`;
  return checked(evidenceSchema, path, files[path]);
}
