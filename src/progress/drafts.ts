import { limits, type Draft, type KeptText } from './record.ts';
import type { ProgressStorage } from './storage.ts';
import type { Tabs } from './tabs.ts';

/** What another tab does with the exercise that is open here. */
export type OtherTab =
  | { readonly what: 'open'; readonly sentence: string }
  /** It has saved a text of its own; `code` is that text. Show it beside the reader's, never over it. */
  | { readonly what: 'saved'; readonly sentence: string; readonly code: string };

export interface Drafts {
  load(exercise: string): Promise<Draft | undefined>;
  /**
   * Saves what was typed. When another tab has saved since this one last looked, its text is kept, and returned as `replaced`.
   */
  save(exercise: string, code: string): Promise<{ readonly replaced?: KeptText }>;
  /** Puts another text in place of the draft, which is kept: a reset to the starter, or an attempt that is restored. */
  replace(exercise: string, code: string, why: 'reset' | 'restored'): Promise<void>;
  /** Takes back the last reset or restore. Returns the text that is the draft again, or undefined where there is nothing to take back. */
  undo(exercise: string): Promise<string | undefined>;
  /** Texts that were replaced other than by typing, newest first. */
  kept(exercise: string): Promise<readonly KeptText[]>;
  /** Tells the other tabs that this exercise is open here, and hears of theirs. Returns how to stop. */
  watch(exercise: string, listener: (other: OtherTab) => void): () => void;
}

/** @param now ms since 1970 */
export function createDrafts(storage: ProgressStorage, tabs: Tabs, now: () => number): Drafts {
  const seen = new Map<string, number>();

  function write(exercise: string, make: (old: Draft | undefined) => Pick<Draft, 'code' | 'kept'>): Promise<void> {
    return storage
      .update('drafts', exercise, (old) => {
        const revision = (old?.revision ?? 0) + 1;
        seen.set(exercise, revision);
        return { id: exercise, savedAt: now(), tab: tabs.tab, revision, ...make(old) };
      })
      .then(() => tabs.tell({ what: 'saved', tab: tabs.tab, exercise }));
  }

  async function load(exercise: string): Promise<Draft | undefined> {
    const draft = await storage.read('drafts', exercise);
    if (draft) seen.set(exercise, draft.revision);
    return draft;
  }

  return {
    load,
    save: async (exercise, code) => {
      let replaced: KeptText | undefined;
      const lastSeen = seen.get(exercise);
      await write(exercise, (old) => {
        const unseen = old !== undefined && old.tab !== tabs.tab && old.revision !== lastSeen && old.code !== code;
        replaced = unseen ? keep(old, 'other-tab') : undefined;
        return { code, kept: replaced ? withKept(old?.kept ?? [], replaced) : (old?.kept ?? []) };
      });
      return replaced ? { replaced } : {};
    },
    replace: (exercise, code, why) =>
      write(exercise, (old) => ({
        code,
        kept: old && old.code !== code ? withKept(old.kept, keep(old, why)) : (old?.kept ?? []),
      })),
    undo: async (exercise) => {
      let restored: string | undefined;
      const before = await storage.read('drafts', exercise);
      const last = before?.kept.find((text) => text.why === 'reset' || text.why === 'restored');
      if (!last) return undefined;
      await write(exercise, (old) => {
        const kept = (old?.kept ?? []).filter((text) => text.savedAt !== last.savedAt || text.code !== last.code);
        restored = last.code;
        // What was typed since the reset is kept in turn.
        return { code: last.code, kept: old && old.code !== last.code ? withKept(kept, keep(old, 'restored')) : kept };
      });
      return restored;
    },
    kept: async (exercise) => (await storage.read('drafts', exercise))?.kept ?? [],
    watch: (exercise, listener) => {
      const openElsewhere = {
        what: 'open',
        sentence: 'This exercise is also open in another tab. Both texts are kept; go on in one of them.',
      } as const;
      const stop = tabs.listen((message) => {
        if (!('exercise' in message) || message.exercise !== exercise) return;
        if (message.what === 'opened') tabs.tell({ what: 'also-open', tab: tabs.tab, exercise });
        if (message.what === 'opened' || message.what === 'also-open') listener(openElsewhere);
        if (message.what === 'saved') void tellSaved();
      });
      async function tellSaved(): Promise<void> {
        const draft = await storage.read('drafts', exercise);
        if (!draft || draft.tab === tabs.tab) return;
        listener({
          what: 'saved',
          code: draft.code,
          sentence: 'Another tab has saved a text of its own for this exercise. Yours is untouched.',
        });
      }
      tabs.tell({ what: 'opened', tab: tabs.tab, exercise });
      return stop;
    },
  };
}

function keep(draft: Draft, why: KeptText['why']): KeptText {
  return { code: draft.code, savedAt: draft.savedAt, why, tab: draft.tab };
}

/** Of each other tab only its last text is kept: the earlier ones were typed over there. */
function withKept(kept: readonly KeptText[], text: KeptText): readonly KeptText[] {
  const others = text.why === 'other-tab' ? kept.filter((k) => k.why !== 'other-tab' || k.tab !== text.tab) : kept;
  return [text, ...others].slice(0, limits.keptTexts);
}
