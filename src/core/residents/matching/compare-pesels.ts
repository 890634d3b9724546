import { birthDateOf, type Pesel } from '../../../vocabulary/pesel.js';
import { oneSlip } from './edit-distance.js';
import type { LevelOf } from './levels.js';
import type { StatedPesel } from './matchable-person.js';

/**
 * PESEL numbers of two records.
 *
 *   44051401359, 44051401359 → SAME                   44051401359, 44051401395 (malformed) → ONE_SLIP
 *   44051401359, absent for any reason → MISSING      44051401359, annulled → ANNULLED
 *   44051401359, 44051401366 → NEIGHBOURING: same day, numbers given out one after another, as to twins
 *   44051401359, 02210100121 → DIFFERENT              44051401359, 4405 (malformed) → MALFORMED
 */
export function comparePesels(a: StatedPesel, b: StatedPesel): LevelOf<'PESEL'> {
  if (a.state === 'ABSENT' || b.state === 'ABSENT') return 'MISSING';
  if (a.state === 'ANNULLED' || b.state === 'ANNULLED') return 'ANNULLED';
  if (a.state === 'VALID' && b.state === 'VALID') return compareValid(a.value, b.value);
  return mistyped(numberIn(a), numberIn(b)) ? 'ONE_SLIP' : 'MALFORMED';
}

function compareValid(a: Pesel, b: Pesel): LevelOf<'PESEL'> {
  if (a === b) return 'SAME';
  if (mistyped(a, b)) return 'ONE_SLIP';
  const apart = Math.abs(serialOf(a) - serialOf(b));
  return birthDateOf(a) === birthDateOf(b) && apart <= NEIGHBOURS_APART ? 'NEIGHBOURING' : 'DIFFERENT';
}

/** A digit changed or two neighbours swapped; a digit lost or added leaves another length, and the check digit does not help there. */
const mistyped = (a: string, b: string): boolean => oneSlip(a, b);

const numberIn = (stated: Extract<StatedPesel, { state: 'VALID' | 'MALFORMED' }>): string =>
  stated.state === 'VALID' ? stated.value : stated.text.replaceAll(/\D/g, '');

/** Digits 7–10: the order within one day; its last digit is the sex, so a brother and a sister differ by one, two sisters by two. */
const serialOf = (pesel: Pesel): number => Number(pesel.slice(6, 10));
const NEIGHBOURS_APART = 20;
