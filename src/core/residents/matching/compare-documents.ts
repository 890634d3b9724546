import { oneSlip } from './edit-distance.js';
import type { LevelOf } from './levels.js';
import type { Document } from './matchable-person.js';

/**
 * Documents of two records; only those of one country are compared, and the closest pair counts.
 *
 *   UA FE123456, UA FE123456 → SAME      UA FE123456, UA FE123465 → ONE_SLIP
 *   UA FE123456, UA AB000001 → DIFFERENT UA FE123456, BY FE123456 → MISSING
 */
export function compareDocuments(a: readonly Document[] = [], b: readonly Document[] = []): LevelOf<'DOCUMENT'> {
  const pairs = a.flatMap((one) => b.filter(({ country }) => country === one.country).map((other) => [one.value, other.value] as const));
  if (pairs.length === 0) return 'MISSING';
  if (pairs.some(([one, other]) => one === other)) return 'SAME';
  return pairs.some(([one, other]) => oneSlip(one, other)) ? 'ONE_SLIP' : 'DIFFERENT';
}
