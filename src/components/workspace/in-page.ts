/** The script of a page with a workspace: gives it the real collaborators. Everything heavy is loaded when it is first needed. */
import type { PlannedRun } from '../../lab/plan.ts';
import { browserPlatform, openProgress, type Progress } from '../../progress/index.ts';
import { link } from '../page/link.ts';
import { createTimelines } from './timelines.ts';
import { defineWorkspace, type Collaborators } from './exercise-workspace.ts';

async function realmText(exercise: string): Promise<string> {
  const response = await fetch(link(`/realm/${exercise}.js`));
  if (!response.ok)
    throw new Error(`The world of this exercise could not be fetched (status ${response.status}). Are you offline?`);
  return response.text();
}

/** One progress for all workspaces of a page: a second connection would be a second tab to the first. */
function inPage(): Collaborators {
  let progress: Promise<Progress> | undefined;
  return {
    timelines: createTimelines(),
    openProgress: () => (progress ??= openProgress(browserPlatform(window))),
    async createRunner(frameHost) {
      const { createRunner } = await import('../../runner/client.ts');
      const judgeWorker = () => new Worker(new URL('../../runner/judge-worker.ts', import.meta.url), { type: 'module' });
      return createRunner({ frameHost, judgeWorker, realmText });
    },
    async solutionText(exercise) {
      const { solutionText } = await import('./solution-text.ts');
      return solutionText(exercise);
    },
    async plannedRuns(exercise) {
      const response = await fetch(link(`/worlds/${exercise}.json`));
      if (!response.ok) throw new Error(`The runs of this exercise could not be fetched (status ${response.status}).`);
      return (await response.json()) as readonly PlannedRun[];
    },
  };
}

defineWorkspace(inPage());
