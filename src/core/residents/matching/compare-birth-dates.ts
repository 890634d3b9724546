import { localDateOf } from '../../../vocabulary/local-date.js';
import { oneSlip } from './edit-distance.js';
import type { LevelOf } from './levels.js';
import { isFull, type PartialDate } from './partial-date.js';

/**
 * Dates of birth, each as far as it is known.
 *
 *   1984-05-14, 1984-05-14 → SAME             1984-05-14, 1984-05 → SAME_MONTH      1984, 1984-05 → SAME_YEAR
 *   1984-01-01, 1984-05-14 → INVENTED_DAY     1984-07-01, 1984-07-01 → INVENTED_DAY: both may have been invented
 *   1984-05-14, 1948-05-14 → ONE_SLIP         1984-05-06, 1984-06-05 → ONE_SLIP
 *   1984-05-31, 1984-06-01 → ONE_SLIP         1912-05-14, 2012-05-14 → ONE_SLIP: two digits of a year say no century
 *   1984-05-14, 1985 → DIFFERENT              1984-05-14, 1983-07-02 → DIFFERENT
 */
export function compareBirthDates(a: PartialDate | undefined, b: PartialDate | undefined): LevelOf<'BIRTH_DATE'> {
  if (!a || !b) return 'MISSING';
  const known = Math.min(a.length, b.length);
  if (!isFull(a) || !isFull(b)) {
    if (a.slice(0, known) !== b.slice(0, known)) return 'DIFFERENT';
    return known === 'YYYY'.length ? 'SAME_YEAR' : 'SAME_MONTH';
  }
  if (a.slice(0, 4) === b.slice(0, 4) && [a, b].some((date) => INVENTED.test(date))) return 'INVENTED_DAY';
  if (a === b) return 'SAME';
  return ONE_SLIP.some((slip) => slip(a, b)) ? 'ONE_SLIP' : 'DIFFERENT';
}
/** Where only the year was known, forms ask for a day: the first of January, or the middle of the year. */
const INVENTED = /-0[17]-01$/;

/** Two full dates that are not equal: whatever explains it, the sources contradict each other. */
export const birthDatesContradict = (a: PartialDate | undefined, b: PartialDate | undefined): boolean =>
  a !== undefined && b !== undefined && !a.startsWith(b) && !b.startsWith(a);

const digits = (date: string) => date.replaceAll('-', '');
const ONE_SLIP: readonly ((a: string, b: string) => boolean)[] = [
  (a, b) => oneSlip(digits(a), digits(b)),
  (a, b) => `${a.slice(0, 4)}-${a.slice(8)}-${a.slice(5, 7)}` === b,
  (a, b) => dayAfter(a) === b || dayAfter(b) === a,
  (a, b) => a.slice(2) === b.slice(2) && Math.abs(Number(a.slice(0, 2)) - Number(b.slice(0, 2))) === 1,
];
function dayAfter(date: string): string | undefined {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number];
  return localDateOf(year, month, day + 1) ?? localDateOf(year, month + 1, 1) ?? localDateOf(year + 1, 1, 1);
}
