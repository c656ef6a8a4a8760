import type { Loader } from 'astro/loaders';
import type { z } from 'zod';
import { checked } from './checked.ts';

/** A loader that checks first and in our words: the error names file, field, what was expected and what was found. */
export function strictly(loader: Loader, schema: z.ZodType): Loader {
  return {
    ...loader,
    load: (context) =>
      loader.load({
        ...context,
        parseData: (entry) => {
          const file = (entry.filePath ?? entry.id).replace(decodeURI(context.config.root.pathname), '');
          // Where one file holds many entries, its name alone does not say which of them is wrong.
          const isOneOfMany = !file.slice(file.lastIndexOf('/') + 1).startsWith(`${entry.id}.`);
          checked(schema, isOneOfMany ? `${file}, "${entry.id}"` : file, entry.data);
          return context.parseData(entry);
        },
      }),
  };
}
