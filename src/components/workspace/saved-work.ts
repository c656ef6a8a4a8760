import { markSolutionSeen, solutionSeen, type Attempt, type OtherTab, type Progress } from '../../progress/index.ts';
import { causeOf } from '../page/cause.ts';
import { createDraftKeeper, type DraftKeeper } from './draft-keeper.ts';
import type { WorkspaceData } from './workspace-data.ts';

/** What is kept of one exercise. Nothing here rejects: trouble is told in words. */
export interface SavedWork extends DraftKeeper {
  /** Saves, and says whether all that was typed here would still be there after a reload. */
  lasts(): Promise<boolean>;
  remember(attempt: Omit<Attempt, 'id' | 'at'>): Promise<void>;
  attempts(): Promise<readonly Attempt[]>;
  solutionSeen(): Promise<boolean>;
  markSolutionSeen(): Promise<void>;
}

const SAVE_AFTER_MS = 400;

export interface SavedWorkParts {
  readonly openProgress: () => Promise<Progress>;
  readonly data: WorkspaceData;
  readonly tell: (sentence: string) => void;
  /** Everything typed is saved now. */
  readonly saved: () => void;
  readonly otherTab: (other: OtherTab) => void;
}

export async function openSavedWork({ openProgress, data, tell, saved, otherTab }: SavedWorkParts): Promise<SavedWork> {
  const { id, starter, meta } = data;
  const progress = await openProgress();
  const { drafts, attempts, practice } = progress;
  if (progress.notice) tell(progress.notice);
  progress.onNotice((sentence) => tell(sentence ?? ''));
  drafts.watch(id, otherTab);
  const later = (act: () => void) => {
    const timer = setTimeout(act, SAVE_AFTER_MS);
    return () => clearTimeout(timer);
  };
  const orTell = <T>(work: Promise<T>, otherwise: T): Promise<T> =>
    work.catch((error: unknown) => {
      tell(`What you did could not be remembered: ${causeOf(error)}.`);
      return otherwise;
    });
  const keeper = createDraftKeeper({
    drafts,
    exercise: id,
    starter,
    later,
    tell,
    saved: () => (progress.notice ? undefined : saved()),
  });
  return {
    ...keeper,
    lasts: async () => (await keeper.flush()) && progress.notice === undefined,
    remember: (attempt) =>
      orTell(
        attempts.add(attempt).then(() => undefined),
        undefined,
      ),
    attempts: () => orTell(attempts.of(id), []),
    solutionSeen: () => orTell(solutionSeen(practice, id), false),
    markSolutionSeen: () => orTell(markSolutionSeen(practice, id, meta.version), undefined),
  };
}
