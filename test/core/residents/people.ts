import type { MatchableAddress, MatchablePerson, StatedPesel } from '../../../src/core/residents/matching/matchable-person.js';
import { parsePartialDate, type PartialDate } from '../../../src/core/residents/matching/partial-date.js';
import { parsePesel, type Pesel } from '../../../src/vocabulary/pesel.js';

/** A dialect for the tests: what one record says of somebody. */

export const UNKNOWN: StatedPesel = { state: 'ABSENT', reason: 'UNKNOWN' };
export const ANNULLED: StatedPesel = { state: 'ANNULLED' };

export function peselOf(digits: string): Pesel {
  const pesel = parsePesel(digits);
  if (!pesel) throw new Error('the test names a number that is no PESEL');
  return pesel;
}
export const valid = (digits: string): StatedPesel => ({ state: 'VALID', value: peselOf(digits) });
export const mistyped = (text: string): StatedPesel => ({ state: 'MALFORMED', text });

export function born(text: string): PartialDate {
  const date = parsePartialDate(text);
  if (!date) throw new Error('the test names a date that is none');
  return date;
}

export const AT_HOME: MatchableAddress = { locality: 'Czersk', street: 'Kościuszki', house: '5', flat: '3' };

/** Łucja Trzebiatowska, born 14 May 1984: 84051400026 is hers, 84051400040 the next woman's of that day. */
export const LUCJA = {
  pesel: valid('84051400026'), givenName: 'Łucja', familyName: 'Trzebiatowska', birthDate: born('1984-05-14'), sex: 'FEMALE',
} as const satisfies MatchablePerson;
export const NEXT_PESEL = valid('84051400040');
/** A man of that day. */
export const MANS_PESEL = valid('84051400019');
/** A woman born on 2 June 1971. */
export const OTHER_PESEL = valid('71060200024');

/** The record without the named fields. */
export function without<F extends keyof MatchablePerson>(person: MatchablePerson, ...fields: readonly F[]): MatchablePerson {
  return { pesel: person.pesel, ...Object.fromEntries(Object.entries(person).filter(([field]) => !fields.some((gone) => gone === field))) };
}
export const withoutPesel = (person: MatchablePerson): MatchablePerson => ({ ...person, pesel: UNKNOWN });
