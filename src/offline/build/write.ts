import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { OfflinePlan } from '../plan.ts';
import { builtFiles } from './built-files.ts';
import { divide } from './divide.ts';
import { workerText } from './worker-text.ts';

/** Writes `offline.json` and `sw.js` for the built site in this folder, from the files that are there. Returns the plan. */
export async function writeOffline(folder: string): Promise<OfflinePlan> {
  const plan = divide(builtFiles(folder));
  writeFileSync(join(folder, 'offline.json'), JSON.stringify(plan));
  writeFileSync(join(folder, 'sw.js'), await workerText(plan));
  return plan;
}
