/**
 * Folds the hashes of the judged runs, in order, into one of 16 hex digits: 64-bit FNV-1a over their text
 * (Fowler, Noll, Vo; offset basis and prime as in draft-eastlake-fnv).
 */
export function foldHashes(hashes: readonly string[]): string {
  let folded = 0xcbf29ce484222325n;
  for (const hash of hashes) {
    for (const character of `${hash}\n`)
      folded = BigInt.asUintN(64, (folded ^ BigInt(character.codePointAt(0) ?? 0)) * 0x100000001b3n);
  }
  return folded.toString(16).padStart(16, '0');
}
