import type { CrashPlace } from './crash-sweep.ts';
import type { Host } from './host.ts';
import type { Kernel } from './kernel.ts';
import type { Crash } from './port.ts';
import type { Process } from './process.ts';

/** Kills the named host, or any host, at one of its crossings. */
export interface CrashSpec extends CrashPlace {
  readonly node?: string;
  readonly restartAfterMs?: number;
}

interface Parts {
  readonly kernel: Kernel;
  readonly hosts: ReadonlyMap<string, Host>;
  readonly restart: (node: string) => void;
}

/** Counts the crossings of a run, and lets its crash fall at the one that is given, if any is. */
export function injectCrash(
  crash: CrashSpec | undefined,
  { kernel, hosts, restart }: Parts,
): Crash & { readonly crossings: number } {
  let crossings = 0;
  const die = (process: Process, crossing: number, side: CrashPlace['side']) => {
    const host = hosts.get(process.node);
    if (!host) return;
    const { recorder } = kernel;
    host.kill();
    recorder.cause = recorder.add('crashed', kernel.nowMs, { node: process.node, crossing, side });
    kernel.after(crash?.restartAfterMs ?? 1000, () => restart(process.node), undefined);
  };
  const falls = (process: Process, crossing: number, side: CrashPlace['side']) =>
    crash !== undefined && crash.crossing === crossing && crash.side === side && (crash.node ?? process.node) === process.node;
  return {
    get crossings() {
      return crossings;
    },
    cross(process) {
      const crossing = crossings;
      crossings += 1;
      if (falls(process, crossing, 'before')) die(process, crossing, 'before');
      return process.alive ? crossing : -1;
    },
    crossed(process, crossing) {
      if (falls(process, crossing, 'after')) die(process, crossing, 'after');
    },
  };
}
