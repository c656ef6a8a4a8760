/** A unit after a number and a space: time, bytes, or a rate of either. */
const beforeUnit = /(?<=\d) (?=(?:µs|ms|s|min|h|[kKMG]?B)(?:\/s)?(?![\p{L}\p{N}]))/gu;

/** A sentence in which no line ends between a number and its unit: the space there becomes one that does not break. */
export function keepUnit(sentence: string): string {
  return sentence.replace(beforeUnit, '\u00a0');
}
