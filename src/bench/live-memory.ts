import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** Gives a way to ask how many bytes are reachable now, in objects and in buffers. */
export function createMemoryGauge(): () => number {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  return () => {
    collect();
    const { heapUsed, arrayBuffers } = process.memoryUsage();
    return heapUsed + arrayBuffers;
  };
}
