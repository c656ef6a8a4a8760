/** A stream of numbers that depends on a seed and a name, and on nothing else. */
export interface RandomStream {
  /** The next number in [0, 1), with 53 random bits. */
  uniform(): number;
}

/** FNV-1a over the UTF-16 units of a text, started from `state`. */
function mix(text: string, state: number): number {
  for (let index = 0; index < text.length; index += 1) state = Math.imul(state ^ text.charCodeAt(index), 0x01000193);
  return state >>> 0;
}

/**
 * One sfc32 generator (Chris Doty-Humphrey, PractRand) per name. Adding a component with its own name leaves every other
 * stream as it was.
 */
export function createStream(seed: number, name: string): RandomStream {
  let a = mix(name, 0x811c9dc5);
  let b = mix(name, 0x9e3779b9 ^ a);
  let c = (seed | 0) ^ mix(String(seed), 0x85ebca6b);
  let counter = 1;
  function next(): number {
    const t = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + t;
    c |= 0;
    return t >>> 0;
  }
  for (let warmUp = 0; warmUp < 16; warmUp += 1) next();
  return { uniform: () => ((next() >>> 5) * 67108864 + (next() >>> 6)) / 9007199254740992 };
}
