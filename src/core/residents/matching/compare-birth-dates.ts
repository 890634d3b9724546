import { oneSlip } from './edit-distance.js';
import type { LevelOf } from './levels.js';
import { isFull, type PartialDate } from './partial-date.js';

/**
 * Dates of birth, each as far as it is known.
 *
 *   1984-05-14, 1984-05-14 → SAME             1984-05-14, 1984-05 → SAME_MONTH      1984, 1984-05 → SAME_YEAR
 *   1984-01-01, 1984-05-14 → FIRST_OF_JANUARY 1984-01-01, 1984-01-01 → FIRST_OF_JANUARY: both may have been invented
 *   1984-05-14, 1948-05-14 → ONE_SLIP         1984-05-06, 1984-06-05 → ONE_SLIP
 *   1984-05-14, 1985 → DIFFERENT              1984-05-14, 1983-07-02 → DIFFERENT
 */
export function compareBirthDates(a: PartialDate | undefined, b: PartialDate | undefined): LevelOf<'BIRTH_DATE'> {
  if (!a || !b) return 'MISSING';
  const known = Math.min(a.length, b.length);
  if (!isFull(a) || !isFull(b)) {
    if (a.slice(0, known) !== b.slice(0, known)) return 'DIFFERENT';
    return known === 'YYYY'.length ? 'SAME_YEAR' : 'SAME_MONTH';
  }
  if (a.slice(0, 4) === b.slice(0, 4) && [a, b].some((date) => date.endsWith('-01-01'))) return 'FIRST_OF_JANUARY';
  if (a === b) return 'SAME';
  return dayAndMonthSwapped(a, b) || oneSlip(digits(a), digits(b)) ? 'ONE_SLIP' : 'DIFFERENT';
}

/** Two full dates that are not equal: whatever explains it, the sources contradict each other. */
export const birthDatesContradict = (a: PartialDate | undefined, b: PartialDate | undefined): boolean =>
  a !== undefined && b !== undefined && !a.startsWith(b) && !b.startsWith(a);

const digits = (date: string) => date.replaceAll('-', '');
const dayAndMonthSwapped = (a: string, b: string) => `${a.slice(0, 4)}-${a.slice(8)}-${a.slice(5, 7)}` === b;
