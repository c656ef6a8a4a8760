import { join } from 'node:path';
import { compile } from '../../src/compile/index.ts';
import { createJudging } from '../../src/judge/index.ts';
import { bundleRealmOf } from '../../src/realm/bundle.ts';
import { runRealm } from '../../src/runner/node/realm-host.ts';
import type { RealmMessage } from '../../src/runner/protocol.ts';
import type { Verdict } from '../../src/judge/verdict.ts';
import { checks } from './checks.ts';
import { exercise } from './exercise.ts';

let bundled: Promise<string> | undefined;

/** Judges a program in Node by the attacks' exercise, and keeps all that its realm said. */
export async function judgeAttack(
  source: string,
  { all = false } = {},
): Promise<{ readonly verdict: Verdict; readonly messages: readonly RealmMessage[]; readonly durationMs: number }> {
  const realm = await (bundled ??= bundleRealmOf(join(import.meta.dirname, 'world.ts')));
  const startedAt = performance.now();
  const judging = createJudging({ exercise: { id: 'attack', meta: exercise, checks }, all });
  const messages: RealmMessage[] = [];
  const compiled = compile(source);
  if (!compiled.ok) judging.compileFailed(compiled.errors);
  else {
    const onBusy = (message: Extract<RealmMessage, { type: 'busy' }>) => {
      messages.push(message);
      judging.busy(message.source);
    };
    const hear = (message: Exclude<RealmMessage, { type: 'busy' }>) => {
      messages.push(message);
      if (message.type === 'run') return judging.run(message);
      if (message.type === 'load-failed') judging.loadFailed(message.failure);
      return 'stop' as const;
    };
    const end = await runRealm({ realm, code: compiled.code, wallMs: 1500, hear, onBusy });
    if (end) judging.sandboxEnded(end);
  }
  const { verdict } = judging.verdict();
  return { verdict, messages, durationMs: performance.now() - startedAt };
}
