import type { PersonInput } from '../../../schema/types/identity.js';
import type { MatchablePerson } from '../../core/residents/matching/matchable-person.js';
import { personOf } from '../../core/residents/matching/named-person.js';
import { parsePartialDate } from '../../core/residents/matching/partial-date.js';
import { parsePersonIdentifier } from '../../vocabulary/person-identifier.js';
import { hubError } from '../hub-error.js';

const LIMITS = { givenName: 100, familyName: 100, address: 200, phone: 40 } as const;
const FORMER_NAMES_MAX = 5;

/** A person of the input, in the form in which two people are compared; what is wrong is named and not repeated. */
export function matchablePerson({ identifier, givenName, familyName, formerFamilyNames, birthDate, sex, address, phone }: PersonInput): MatchablePerson {
  const identified = identifier ? parsePersonIdentifier(identifier) : undefined;
  if (identifier && !identified) throw hubError('IDENTIFIER_INVALID', 'Identyfikator osoby (person.identifier) jest nieprawidłowy.');
  const born = birthDate ? parsePartialDate(birthDate) : undefined;
  if (birthDate && !born) throw hubError('BAD_USER_INPUT', 'Data urodzenia (person.birthDate) musi mieć postać RRRR, RRRR-MM albo RRRR-MM-DD.');
  const said = { givenName: text('givenName', givenName), familyName: text('familyName', familyName), address: text('address', address), phone: text('phone', phone) };
  if (formerFamilyNames.length > FORMER_NAMES_MAX) throw hubError('BAD_USER_INPUT', `Poprzednich nazwisk (person.formerFamilyNames) może być najwyżej ${FORMER_NAMES_MAX}.`);
  const former = formerFamilyNames.flatMap((name) => text('familyName', name) ?? []);
  if (!identified && !said.phone && !(said.givenName && said.familyName) && !(said.familyName && born)) {
    throw hubError('BAD_USER_INPUT', 'Podaj identyfikator, telefon, imię z nazwiskiem albo nazwisko z datą urodzenia (person).');
  }
  return { ...personOf({ identifier: identified, ...said, birthDate: born, sex: sex ?? undefined }), ...(former.length > 0 && { formerFamilyNames: former }) };
}

function text(field: keyof typeof LIMITS, value: string | null | undefined): string | undefined {
  if (value && value.length > LIMITS[field]) throw hubError('BAD_USER_INPUT', `Pole person.${field} może mieć najwyżej ${LIMITS[field]} znaków.`);
  return value?.trim() || undefined;
}
