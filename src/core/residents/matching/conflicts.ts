import { birthDatesContradict } from './compare-birth-dates.js';
import type { LevelOf, Levels } from './levels.js';
import type { MatchablePerson } from './matchable-person.js';
import { isUnnamed } from './read-name.js';
import { bornOn, encodesOtherBirthDate, encodesOtherSex } from './stated-and-encoded.js';

/** What stands in the way of a link. A pair with a conflict is never linked without a clerk, whatever its score. */
export const CONFLICTS = {
  SAME_IDENTIFIER_OTHER_NAME: 'Numer identyfikacyjny jest ten sam, a imię albo nazwisko inne: jeden numer mogą mieć wpisany dwie osoby.',
  SAME_IDENTIFIER_NEAR_NAME: 'Numer identyfikacyjny jest ten sam, a imię albo nazwisko tylko podobne: numer bliźniaka albo krewnego bywa wpisany przez pomyłkę.',
  SAME_IDENTIFIER_OTHER_BIRTH_DATE: 'Numer identyfikacyjny jest ten sam, a data urodzenia inna.',
  SAME_IDENTIFIER_OTHER_SEX: 'Numer identyfikacyjny jest ten sam, a płeć inna.',
  SAME_IDENTIFIER_ALONE: 'Numer identyfikacyjny jest ten sam, ale brakuje nazwiska albo imienia, z którym można by go zestawić.',
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
    ['SAME_IDENTIFIER_NEAR_NAME', sameIdentifier && (NEAR_GIVEN.includes(levels.GIVEN_NAME) || NEAR_FAMILY.includes(levels.FAMILY_NAME))],
    ['SAME_IDENTIFIER_OTHER_BIRTH_DATE', sameIdentifier && birthDatesContradict(bornOn(a), bornOn(b))],
    ['SAME_IDENTIFIER_OTHER_SEX', sameIdentifier && levels.SEX === 'DIFFERENT'],
    ['SAME_IDENTIFIER_ALONE', sameIdentifier && (standsAlone(levels) || (levels.GIVEN_NAME === 'MISSING' && [a, b].some(isUnnamed)))],
    ['PESEL_ENCODES_OTHER_BIRTH_DATE', [a, b].some(encodesOtherBirthDate)],
    ['PESEL_ENCODES_OTHER_SEX', [a, b].some(encodesOtherSex)],
    ['DIFFERENT_PESELS', DIFFERENT_PESELS.includes(levels.PESEL)],
    ['PESEL_SLIP', levels.PESEL === 'ONE_SLIP'],
    ['OTHER_SEX', levels.SEX === 'DIFFERENT' && !sameIdentifier],
    ['POSSIBLE_TWINS', possibleTwins(levels)],
  ];
  return found.flatMap(([code, holds]) => (holds ? [{ code, because: CONFLICTS[code] }] : []));
}

const DIFFERENT_PESELS: readonly string[] = ['DIFFERENT', 'NEIGHBOURING', 'REISSUED'] satisfies readonly LevelOf<'PESEL'>[];
/** More than a plain slip. A copied number between twins is the classic error, and they are called Adrian and Adriana. */
const NEAR_GIVEN: readonly string[] = ['TWO_SLIPS', 'OTHER_GENDER', 'OWN_NAMES', 'ONE_OF_SEVERAL', 'INFLECTED'] satisfies readonly LevelOf<'GIVEN_NAME'>[];
const NEAR_FAMILY: readonly string[] = ['TWO_SLIPS', 'INFLECTED'] satisfies readonly LevelOf<'FAMILY_NAME'>[];

/** One number in force, or one document: what registers take for proof. */
export const sharesIdentifier = ({ PESEL, DOCUMENT }: Levels): boolean => PESEL === 'SAME' || DOCUMENT === 'SAME';

/** A surname at least; and without a given name the day of birth: with a mother's passport her child has her surname as well. */
const standsAlone = ({ GIVEN_NAME, FAMILY_NAME, BIRTH_DATE }: Levels): boolean =>
  FAMILY_NAME === 'MISSING' || (GIVEN_NAME === 'MISSING' && BIRTH_DATE !== 'SAME');

/** A given name that is not letter for letter the same is enough: a register may hold one twin's name with a slip, or short. */
function possibleTwins({ PESEL, GIVEN_NAME, FAMILY_NAME, BIRTH_DATE, SEX, ADDRESS }: Levels): boolean {
  const samePlaceAndDay = ADDRESS !== 'DIFFERENT' && ADDRESS !== 'MISSING' && (BIRTH_DATE === 'SAME' || BIRTH_DATE === 'INVENTED_DAY');
  const sameFamily = !['DIFFERENT', 'MISSING', 'TWO_SLIPS'].includes(FAMILY_NAME);
  const otherPerson = OTHER_NAMES.includes(GIVEN_NAME) || SEX === 'DIFFERENT' || PESEL === 'NEIGHBOURING' || PESEL === 'ONE_SLIP';
  return samePlaceAndDay && sameFamily && otherPerson && PESEL !== 'SAME';
}
const OTHER_NAMES: readonly string[] = [
  'VARIANT', 'SHORT_FOR_SEVERAL', 'OWN_NAMES', 'OTHER_GENDER', 'INFLECTED', 'ONE_SLIP', 'TWO_SLIPS', 'ONE_OF_SEVERAL', 'DIFFERENT',
] satisfies readonly LevelOf<'GIVEN_NAME'>[];
