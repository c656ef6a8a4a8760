import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** Gives a way to ask how many bytes are reachable now, in objects and in buffers. */
export function createMemoryGauge(): () => number {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  return () => {
    // An engine lets go of code that is no longer used only after it has seen it unused a few times.
    for (let time = 0; time < 8; time += 1) collect();
    const { heapUsed, arrayBuffers } = process.memoryUsage();
    return heapUsed + arrayBuffers;
  };
}
