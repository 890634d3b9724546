import type { PersonIdentifier } from '../../../vocabulary/person-identifier.js';
import type { MatchableAddress, MatchablePerson, StatedPesel } from './matchable-person.js';
import type { PartialDate } from './partial-date.js';

/** A person as somebody names them: a source, an application, a clerk who asks. What is missing was not said. */
export interface NamedPerson {
  readonly identifier?: PersonIdentifier | undefined;
  /** The PESEL was withdrawn (eWUŚ says so): it is a number no more, and proves nothing. */
  readonly isAnnulled?: boolean | undefined;
  readonly givenName?: string | undefined;
  readonly familyName?: string | undefined;
  readonly birthDate?: PartialDate | undefined;
  readonly sex?: 'MALE' | 'FEMALE' | 'OTHER' | undefined;
  /** In one line, as people write it. */
  readonly address?: string | undefined;
  readonly phone?: string | undefined;
}

/** The form in which two people are compared. */
export function personOf(named: NamedPerson): MatchablePerson {
  const { identifier, givenName, familyName, birthDate, sex, address, phone } = named;
  const home = address === undefined ? undefined : readAddress(address);
  return {
    pesel: statedPesel(named),
    ...(identifier?.type === 'DOCUMENT' && { documents: [identifier] }),
    ...(givenName !== undefined && { givenName }), ...(familyName !== undefined && { familyName }), ...(birthDate !== undefined && { birthDate }),
    ...(sex !== undefined && sex !== 'OTHER' && { sex }),
    ...(phone !== undefined && { phones: [phone] }), ...(home && { addresses: [home] }),
  };
}

function statedPesel({ identifier, isAnnulled }: NamedPerson): StatedPesel {
  if (identifier?.type !== 'PESEL') return { state: 'ABSENT', reason: 'UNKNOWN' };
  return isAnnulled ? { state: 'ANNULLED' } : { state: 'VALID', value: identifier.value };
}

/**
 * An address in one line, taken apart; undefined where house and locality cannot be told from each other.
 *
 *   `ul. Lipowa 5/3, 00-000 Zielone Wzgórze` → Zielone Wzgórze, ul. Lipowa, 5, 3      `Zielone Wzgórze, Lipowa 5 m. 3` → the same, without `ul.`
 *   `Łąg 12` → Łąg, 12: a village without streets                                       `Zielone Wzgórze` → undefined
 */
export function readAddress(text: string): MatchableAddress | undefined {
  const pieces = text.split(BETWEEN).map((piece) => piece.replace(POSTAL_CODE, '').replace(/\s+/g, ' ').trim()).filter((piece) => piece !== '');
  const withHouse = pieces.findIndex((piece) => HOUSE.test(piece));
  const [, before, house, flat] = HOUSE.exec(pieces[withHouse] ?? '') ?? [];
  if (before === undefined || house === undefined || pieces.length > 2) return undefined;
  const locality = pieces.find((_, at) => at !== withHouse) ?? before;
  return { locality, house, ...(locality !== before && { street: before }), ...(flat !== undefined && { flat }) };
}
const BETWEEN = /[,;\n]|(?=\b\d\d-\d{3}\b)/;
const POSTAL_CODE = /\b\d\d-\d{3}\b/;
/** Words, the house with its letter, and the flat after a stroke or `m.`. */
const HOUSE = /^(.*?\p{L}.*?) (\d+(?: ?[A-Za-z])?)(?: ?(?:\/|m\.?|lok\.?) ?(\d+(?: ?[A-Za-z])?))?$/u;
