/**
 * Smallest number of typing slips between two texts: a letter changed, missing, added, or two neighbours swapped
 * (optimal string alignment). Counts code units, so fold the names first.
 *
 *   NOWAK, NOWAK → 0      NOWAK, NOWK → 1      NOWAK, NWOAK → 1      NOWAK, NOWICKI → 3      KOWAL, LIS → 5
 */
export function editDistance(a: string, b: string): number {
  let [before, above] = [[] as number[], Array.from({ length: b.length + 1 }, (_, column) => column)];
  for (let row = 1; row <= a.length; row++) {
    const line = [row];
    for (let column = 1; column <= b.length; column++) {
      const changed = above[column - 1]! + (a[row - 1] === b[column - 1] ? 0 : 1);
      const swapped = a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1] ? (before[column - 2] ?? Infinity) + 1 : Infinity;
      line.push(Math.min(changed, swapped, above[column]! + 1, line[column - 1]! + 1));
    }
    [before, above] = [above, line];
  }
  return above[b.length]!;
}

/** One slip and no more. A cheap look at the lengths first, since most pairs are nothing alike. */
export const oneSlip = (a: string, b: string): boolean => a !== b && Math.abs(a.length - b.length) <= 1 && editDistance(a, b) === 1;

export const twoSlips = (a: string, b: string): boolean => Math.abs(a.length - b.length) <= 2 && editDistance(a, b) === 2;
