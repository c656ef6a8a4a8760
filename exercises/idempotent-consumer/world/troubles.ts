import type { World } from '../../../src/lab/index.ts';

export const instances = ['ledger-a', 'ledger-b'];

/** What goes wrong in a run. */
export type Troubles = {
  /** Every message is in the queue twice. */
  readonly duplicated?: boolean;
  /** Both instances are restarted then. */
  readonly restartedAtMs?: number;
  /** The next so many transactions fail with 503. */
  readonly refused?: number;
  /** All transactions fail with 503 until then. */
  readonly awayUntilMs?: number;
  /** The database takes requests up until then, and never answers them. */
  readonly silentUntilMs?: number;
  /** The first commit takes so much longer, and the queue takes the message back meanwhile. */
  readonly firstCommitLateMs?: number;
  /** The first answer of the database to instance a never arrives. */
  readonly answerLost?: boolean;
};

export function injectFaults(world: World, parameters: Troubles): void {
  const { restartedAtMs, refused, awayUntilMs, silentUntilMs, firstCommitLateMs } = parameters;
  const away = { status: 503, message: 'the database is away' };
  const { faults } = world;
  if (parameters.duplicated === true) world.at(0, () => faults.duplicate('payments'));
  if (restartedAtMs !== undefined)
    for (const instance of instances) {
      world.at(restartedAtMs, () => faults.crash(instance));
      world.at(restartedAtMs + 1000, () => faults.restart(instance));
    }
  if (refused !== undefined) world.at(0, () => faults.fail('bank', { ...away, times: refused }));
  if (awayUntilMs !== undefined) {
    world.at(0, () => faults.fail('bank', away));
    world.at(awayUntilMs, () => faults.recover('bank'));
  }
  if (silentUntilMs !== undefined) {
    world.at(0, () => faults.hang('bank'));
    world.at(silentUntilMs, () => faults.recover('bank'));
  }
  if (firstCommitLateMs !== undefined) world.at(0, () => faults.commitLate('bank', { delayMs: firstCommitLateMs, times: 1 }));
  if (parameters.answerLost === true) {
    // From the commit of the first transaction on, not its reads: what was asked is done, and the answer is gone.
    world.at(9, () => faults.loseReply('bank', 'ledger-a'));
    world.at(109, () => faults.restoreReplies('bank', 'ledger-a'));
  }
}
