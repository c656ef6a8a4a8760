import type { Exercise } from '../../judge/exercise.ts';

/** What the page hands to the workspace's script. */
export interface WorkspaceData {
  readonly id: string;
  readonly meta: Exercise;
  readonly starter: string;
}

/** Reads it from the JSON beside the markup. */
export function readWorkspaceData(element: HTMLElement): WorkspaceData {
  const text = element.querySelector('script[type="application/json"]')?.textContent;
  if (!text) throw new Error('A workspace has no data beside it.');
  return JSON.parse(text) as WorkspaceData;
}
