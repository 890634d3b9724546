import type { PersonIdentifier } from '../../../vocabulary/person-identifier.js';
import type { Pesel } from '../../../vocabulary/pesel.js';
import type { PartialDate } from './partial-date.js';

/**
 * What one source record says of who a person is, in the form in which two records are compared. A field that is missing
 * was not said. `StatedIdentity` and the addresses of `RegistryPart` fit in as they are, but for the sex `OTHER`.
 */
export interface MatchablePerson {
  readonly pesel: StatedPesel;
  /** Passports, foreign identity cards, national numbers of other countries. */
  readonly documents?: readonly Document[];
  /** All given names in the order of the record, `Anna Maria`; in Latin or Cyrillic script. */
  readonly givenName?: string;
  /** A double surname with its hyphen, `Nowak-Kowalska`. */
  readonly familyName?: string;
  /** Surname at birth and earlier surnames, where the source keeps them. */
  readonly formerFamilyNames?: readonly string[];
  readonly birthDate?: PartialDate;
  readonly sex?: 'MALE' | 'FEMALE';
  readonly phones?: readonly string[];
  readonly addresses?: readonly MatchableAddress[];
}

/**
 * The absence of a number is said with its reason and is compatible with any number.
 * `ANNULLED` is a number that was withdrawn (eWUŚ answers -1): it proves nothing, for or against.
 * `MALFORMED` failed its check digit: it is read only to see whether it is a mistyped copy of the other one.
 */
export type StatedPesel =
  | { readonly state: 'VALID'; readonly value: Pesel }
  | { readonly state: 'ANNULLED' }
  | { readonly state: 'MALFORMED'; readonly text: string }
  | { readonly state: 'ABSENT'; readonly reason: 'NONE' | 'UNKNOWN' | 'REFUSED' | 'FOREIGN' };

export type Document = Extract<PersonIdentifier, { type: 'DOCUMENT' }>;

export interface MatchableAddress {
  readonly locality: string;
  readonly street?: string;
  readonly house: string;
  readonly flat?: string;
}
