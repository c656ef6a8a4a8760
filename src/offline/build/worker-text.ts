import { join } from 'node:path';
import { rolldown } from 'rolldown';
import type { OfflinePlan } from '../plan.ts';

/** The text of the service worker with its plan in it: a classic script, so that every browser with service workers takes it. */
export async function workerText(plan: OfflinePlan): Promise<string> {
  const entry = 'service-worker-entry';
  const script = `
    import { startWorker } from ${JSON.stringify(join(import.meta.dirname, '..', 'worker.ts'))};
    startWorker(self, ${JSON.stringify(plan)});
  `;
  const bundle = await rolldown({
    input: entry,
    platform: 'browser',
    logLevel: 'warn',
    plugins: [{ name: entry, resolveId: (id) => (id === entry ? entry : null), load: (id) => (id === entry ? script : null) }],
  });
  try {
    const { output } = await bundle.generate({ format: 'iife', minify: true });
    return output[0].code;
  } finally {
    await bundle.close();
  }
}
