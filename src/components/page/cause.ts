/** What went wrong, as a part of a sentence: without a full stop at its end. */
export function causeOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).replace(/[.\s]+$/, '');
}
