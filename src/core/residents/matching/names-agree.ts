import { firstOf, inOtherCase } from './compare-inflected-names.js';
import type { LevelOf } from './levels.js';
import type { MatchFinding } from './match.js';
import type { MatchablePerson } from './matchable-person.js';
import { readNames } from './read-name.js';

/**
 * Both names agree and nothing contradicts them: somebody to show to whoever searches, also where names alone are too little for a
 * question (common names weigh little). The names are the same, in any spelling, in another case, a variant, or half of a double surname.
 *
 *   Zbigniew Wiśniewski, Збігнєв Вишневський → yes      Anna Kowalskiej, Anna Maria Kowalska-Nowak → yes
 *   Jan Lis, Adam Lis → no                              Jan Lis born 1950, Jan Lis born 1984 → no
 */
export function namesAgree(asked: MatchablePerson, known: MatchablePerson, { compared }: MatchFinding): boolean {
  const levels = new Map<string, string>(compared.map(({ field, level }) => [field, level]));
  if (CONTRADICTS.some(([field, level]) => levels.get(field) === level)) return false;
  const [a, b] = [readNames(asked), readNames(known)];
  return (GIVEN_AGREES.includes(levels.get('GIVEN_NAME')!) || inOtherCase(firstOf(a.given), firstOf(b.given)))
    && (FAMILY_AGREES.includes(levels.get('FAMILY_NAME')!) || inOtherCase(a.family?.parts, b.family?.parts));
}

const CONTRADICTS = [
  ['PESEL', 'DIFFERENT'], ['PESEL', 'NEIGHBOURING'], ['BIRTH_DATE', 'DIFFERENT'], ['SEX', 'DIFFERENT'],
] as const satisfies readonly (readonly ['PESEL', LevelOf<'PESEL'>] | readonly ['BIRTH_DATE', LevelOf<'BIRTH_DATE'>] | readonly ['SEX', LevelOf<'SEX'>])[];
const GIVEN_AGREES: readonly string[] = [
  'SAME', 'SAME_WITHOUT_MARKS', 'SAME_SOUND', 'FIRST_OF_SEVERAL', 'VARIANT', 'SHORT_FOR_SEVERAL', 'OWN_NAMES', 'SWAPPED', 'INFLECTED',
] satisfies readonly LevelOf<'GIVEN_NAME'>[];
const FAMILY_AGREES: readonly string[] = [
  'SAME', 'SAME_WITHOUT_MARKS', 'OTHER_GENDER', 'SAME_SOUND', 'PART_OF_DOUBLE', 'FORMER', 'SWAPPED', 'INFLECTED',
] satisfies readonly LevelOf<'FAMILY_NAME'>[];
