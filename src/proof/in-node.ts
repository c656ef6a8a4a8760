import { compile } from '../compile/index.ts';
import type { Trace } from '../lab/trace/record.ts';
import { bundleRealm } from '../realm/bundle.ts';
import { judgeInNode } from '../runner/node/index.ts';
import { runRealm } from '../runner/node/realm-host.ts';
import type { Trial } from './equivalence.ts';
import type { Judge } from './prove.ts';

const wallMs = 60_000;

/** How a proof judges and tries out in Node, with the realm of the exercise bundled once. */
export async function provingInNode(exercise: string): Promise<{ readonly judge: Judge; readonly trial: Trial }> {
  const realm = await bundleRealm(exercise);
  return {
    judge: (source, { all }) => judgeInNode(exercise, source, { all, realm, wallMs }),
    async trial(source, seed) {
      const compiled = compile(source);
      if (!compiled.ok) return [];
      const traces: Trace[] = [];
      const end = await runRealm({
        realm,
        code: compiled.code,
        seed,
        wallMs,
        hear(message) {
          if (message.type !== 'run') return 'stop';
          traces.push(message.trace);
          return 'continue';
        },
      });
      // A machine that is too busy is no difference between two sources.
      if (end?.how === 'unavailable' || end?.how === 'wall-clock')
        throw new Error(
          `A trial of ${exercise} with seed ${seed} did not end by itself: ${end.how}. Is the machine busy? Try again.`,
        );
      return traces;
    },
  };
}
