import type { LevelOf } from './levels.js';

/**
 * Telephone numbers of two records; one in common is enough.
 *
 *   +48 600 100 200, 600-100-200 → SAME      0048600100200, 600100200 → SAME      600100200, 600100201 → DIFFERENT
 *   000 000 000, 000 000 000 → MISSING: typed so that the form would accept it
 */
export function comparePhones(a: readonly string[] = [], b: readonly string[] = []): LevelOf<'PHONE'> {
  const [numbersA, numbersB] = [a.flatMap(subscriberNumber), b.flatMap(subscriberNumber)];
  if (numbersA.length === 0 || numbersB.length === 0) return 'MISSING';
  return numbersA.some((number) => numbersB.includes(number)) ? 'SAME' : 'DIFFERENT';
}

/** The last nine digits, so that the country code does not matter. None for a number that is too short or one repeated digit. */
export function subscriberNumber(phone: string): readonly string[] {
  const digits = phone.replaceAll(/\D/g, '').slice(-NATIONAL_DIGITS);
  return digits.length === NATIONAL_DIGITS && !/^(.)\1+$/.test(digits) ? [digits] : [];
}
const NATIONAL_DIGITS = 9;
