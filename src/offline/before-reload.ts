/** Saves what the reader has typed and resolves to undefined, or to a sentence that says what a reload would lose. */
export type Save = () => Promise<string | undefined>;

const saves = new Set<Save>();

/** Registers what must be saved before the page is reloaded for an update. Returns how to call it off. */
export function beforeReload(save: Save): () => void {
  saves.add(save);
  return () => void saves.delete(save);
}

/** Saves everything. Resolves to what a reload would still lose, in words: nothing at all is an empty list. Never rejects. */
export async function saveEverything(): Promise<readonly string[]> {
  const told = await Promise.all(
    [...saves].map((save) =>
      save().catch((error: unknown) => `Something could not be saved: ${error instanceof Error ? error.message : String(error)}`),
    ),
  );
  return told.filter((sentence) => sentence !== undefined);
}
