import type { Attempts, Progress } from '../../progress/index.ts';
import type { Attempt } from '../../progress/index.ts';
import { createDraftKeeper, type DraftKeeper } from './draft-keeper.ts';
import type { WorkspaceData } from './workspace-data.ts';

/** What is kept of one exercise. Nothing here rejects: trouble is told in words. */
export interface SavedWork extends DraftKeeper {
  remember(attempt: Omit<Attempt, 'id' | 'at'>): Promise<void>;
  attempts(): Promise<readonly Attempt[]>;
}

const SAVE_AFTER_MS = 400;

export async function openSavedWork(
  openProgress: () => Promise<Progress>,
  { id, starter }: WorkspaceData,
  tell: (sentence: string) => void,
): Promise<SavedWork> {
  const { drafts, attempts, notice, onNotice } = await openProgress();
  if (notice) tell(notice);
  onNotice((sentence) => tell(sentence ?? ''));
  drafts.watch(id, (other) => tell(other.sentence));
  const later = (act: () => void) => {
    const timer = setTimeout(act, SAVE_AFTER_MS);
    return () => clearTimeout(timer);
  };
  return {
    ...createDraftKeeper({ drafts, exercise: id, starter, later, tell }),
    remember: (attempt) =>
      told(
        attempts.add(attempt).then(() => undefined),
        tell,
        undefined,
      ),
    attempts: () => told(listed(attempts, id), tell, []),
  };
}

function listed(attempts: Attempts, id: string): Promise<readonly Attempt[]> {
  return attempts.of(id);
}

function told<T>(work: Promise<T>, tell: (sentence: string) => void, otherwise: T): Promise<T> {
  return work.catch((error: unknown) => {
    tell(`This run could not be remembered: ${error instanceof Error ? error.message : String(error)}`);
    return otherwise;
  });
}
