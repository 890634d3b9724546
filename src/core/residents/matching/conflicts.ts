import { birthDatesContradict } from './compare-birth-dates.js';
import type { Levels } from './levels.js';
import type { MatchablePerson } from './matchable-person.js';
import { bornOn, encodesOtherBirthDate, encodesOtherSex } from './stated-and-encoded.js';

/** What stands in the way of a link. A pair with a conflict is never linked without a clerk, whatever its score. */
export const CONFLICTS = {
  SAME_IDENTIFIER_OTHER_NAME: 'Numer identyfikacyjny jest ten sam, a imię albo nazwisko inne: jeden numer mogą mieć wpisany dwie osoby.',
  SAME_IDENTIFIER_OTHER_BIRTH_DATE: 'Numer identyfikacyjny jest ten sam, a data urodzenia inna.',
  SAME_IDENTIFIER_OTHER_SEX: 'Numer identyfikacyjny jest ten sam, a płeć inna.',
  SAME_IDENTIFIER_ALONE: 'Zgadza się tylko numer identyfikacyjny: nie ma nazwiska i imienia, z którymi można by go zestawić.',
  PESEL_ENCODES_OTHER_BIRTH_DATE: 'Numer PESEL koduje inną datę urodzenia niż podana w zapisie.',
  PESEL_ENCODES_OTHER_SEX: 'Numer PESEL koduje inną płeć niż podana w zapisie.',
  DIFFERENT_PESELS: 'Każdy zapis ma inny, poprawny numer PESEL.',
  PESEL_SLIP: 'Numery PESEL różnią się jak po pomyłce przy wpisywaniu; trzeba sprawdzić, który jest prawdziwy.',
  OTHER_SEX: 'Płeć w obu zapisach jest inna.',
  POSSIBLE_TWINS: 'Nazwisko, data urodzenia i adres są wspólne, a imię, płeć albo numer PESEL inne: to mogą być bliźnięta.',
} as const;
export type ConflictCode = keyof typeof CONFLICTS;

export interface Conflict {
  readonly code: ConflictCode;
  /** Polish sentence; repeats nothing of what the records say. */
  readonly because: string;
}

/** Every conflict of the pair, in a fixed order. */
export function conflictsOf(a: MatchablePerson, b: MatchablePerson, levels: Levels): readonly Conflict[] {
  const sameIdentifier = sharesIdentifier(levels);
  const found: readonly (readonly [ConflictCode, boolean])[] = [
    ['SAME_IDENTIFIER_OTHER_NAME', sameIdentifier && (levels.GIVEN_NAME === 'DIFFERENT' || levels.FAMILY_NAME === 'DIFFERENT')],
    ['SAME_IDENTIFIER_OTHER_BIRTH_DATE', sameIdentifier && birthDatesContradict(bornOn(a), bornOn(b))],
    ['SAME_IDENTIFIER_OTHER_SEX', sameIdentifier && levels.SEX === 'DIFFERENT'],
    ['SAME_IDENTIFIER_ALONE', sameIdentifier && levels.FAMILY_NAME === 'MISSING'],
    ['PESEL_ENCODES_OTHER_BIRTH_DATE', [a, b].some(encodesOtherBirthDate)],
    ['PESEL_ENCODES_OTHER_SEX', [a, b].some(encodesOtherSex)],
    ['DIFFERENT_PESELS', levels.PESEL === 'DIFFERENT' || levels.PESEL === 'NEIGHBOURING'],
    ['PESEL_SLIP', levels.PESEL === 'ONE_SLIP'],
    ['OTHER_SEX', levels.SEX === 'DIFFERENT' && !sameIdentifier],
    ['POSSIBLE_TWINS', possibleTwins(levels)],
  ];
  return found.flatMap(([code, holds]) => (holds ? [{ code, because: CONFLICTS[code] }] : []));
}

/** One number in force, or one document: what registers take for proof. */
export const sharesIdentifier = ({ PESEL, DOCUMENT }: Levels): boolean => PESEL === 'SAME' || DOCUMENT === 'SAME';

/** A given name that is merely spelled in another way is enough: a register may hold one twin's name with a slip. */
function possibleTwins({ PESEL, GIVEN_NAME, FAMILY_NAME, BIRTH_DATE, SEX, ADDRESS }: Levels): boolean {
  const samePlaceAndDay = ADDRESS !== 'DIFFERENT' && ADDRESS !== 'MISSING' && (BIRTH_DATE === 'SAME' || BIRTH_DATE === 'FIRST_OF_JANUARY');
  const sameFamily = !['DIFFERENT', 'MISSING', 'TWO_SLIPS'].includes(FAMILY_NAME);
  const otherPerson = SLIPPED_NAMES.includes(GIVEN_NAME) || SEX === 'DIFFERENT' || PESEL === 'NEIGHBOURING' || PESEL === 'ONE_SLIP';
  return samePlaceAndDay && sameFamily && otherPerson && PESEL !== 'SAME';
}
const SLIPPED_NAMES: readonly string[] = ['ONE_SLIP', 'TWO_SLIPS', 'ONE_OF_SEVERAL', 'DIFFERENT'];
