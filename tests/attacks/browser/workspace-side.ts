/** The page's half of the test of what a workspace shows of hostile code: puts code there, presses Run, and looks at what became of it. */
import { watchForBlocks } from './watch-for-blocks.ts';

/** What the page looks like after a run. */
export interface Shown {
  /** Elements that only hostile text could have made. */
  readonly made: readonly string[];
  readonly title: string;
  /** The verdict, the checks, the run and the attempts, as text. */
  readonly text: string;
  readonly blockedMs: number;
}

/** Puts code where the workspace keeps what a reader typed, to be found after the next load. */
async function putDraft(exercise: string, code: string): Promise<void> {
  const opening = indexedDB.open('202-accepted');
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(new Error('The database did not open.'));
  });
  const transaction = database.transaction('drafts', 'readwrite');
  const draft = { id: exercise, code, savedAt: 1, tab: 'attack', revision: 1, kept: [] };
  transaction.objectStore('drafts').put(draft);
  await new Promise((resolve) => (transaction.oncomplete = resolve));
  database.close();
}

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 20));
}

/** Presses Run, opens whatever can be opened, and looks. */
async function runHere(): Promise<Shown> {
  const workspace = document.querySelector('exercise-workspace');
  const button = workspace?.querySelector<HTMLButtonElement>('[data-part="run"]');
  if (!workspace || !button) throw new Error('There is no workspace on this page.');
  await until(() => !button.disabled);
  const blocked = watchForBlocks();
  button.click();
  await until(() => ['judged', 'failed'].includes(workspace.getAttribute('data-phase') ?? ''));
  for (const details of workspace.querySelectorAll('details')) details.open = true;
  // The drawing of the run is loaded when it is first needed.
  await new Promise((resolve) => setTimeout(resolve, 700));
  const blockedMs = blocked();
  const made = document.querySelectorAll('img[src="x"], svg[onload], [onerror], a[href^="javascript:"]');
  const shown = [...workspace.querySelectorAll('[data-part]')].filter(
    (part) => !['box', 'beside'].includes(part.getAttribute('data-part') ?? ''),
  );
  return {
    made: [...made].map((element) => element.outerHTML.slice(0, 200)),
    title: document.title,
    text: shown.map((part) => part.textContent ?? '').join('\n'),
    blockedMs,
  };
}

Object.assign(globalThis, { workspaceSide: { putDraft, runHere } });
