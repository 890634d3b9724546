import type { LevelOf, Levels } from './levels.js';
import { nominatives } from './name-cases.js';
import type { ReadName, ReadNames } from './read-name.js';
import { soundAlike } from './slavic-sound.js';
import { masculine } from './surname-gender.js';

type NameLevels = Pick<Levels, 'GIVEN_NAME' | 'FAMILY_NAME'>;

/**
 * The names of one record are those of the other in another grammatical case, as they stand in a sentence. Both have to fit, in one
 * direction: Jana Nowaka is Jan Nowak, and Jana Nowak is not. Undefined where they do not.
 *
 *   Anny Kowalskiej, Anna Kowalska → both INFLECTED      Anna Kowalskiej, Anna Kowalska → the surname INFLECTED
 */
export function compareInflected(a: ReadNames, b: ReadNames, straight: NameLevels): NameLevels | undefined {
  const isGivenUnlike = GIVEN_UNLIKE.includes(straight.GIVEN_NAME);
  if (!FAMILY_UNLIKE.includes(straight.FAMILY_NAME) && !(isGivenUnlike && straight.FAMILY_NAME === 'ONE_SLIP')) return undefined;
  const fits = (asked: ReadNames, known: ReadNames) => inOtherCase(asked.family?.parts, known.family?.parts)
    && (!isGivenUnlike || inOtherCase(firstOf(asked.given), firstOf(known.given)));
  if (!fits(a, b) && !fits(b, a)) return undefined;
  return { GIVEN_NAME: isGivenUnlike ? 'INFLECTED' : straight.GIVEN_NAME, FAMILY_NAME: 'INFLECTED' };
}
const GIVEN_UNLIKE: readonly string[] = ['DIFFERENT', 'TWO_SLIPS', 'ONE_SLIP', 'OTHER_GENDER'] satisfies readonly LevelOf<'GIVEN_NAME'>[];
const FAMILY_UNLIKE: readonly string[] = ['DIFFERENT', 'TWO_SLIPS'] satisfies readonly LevelOf<'FAMILY_NAME'>[];

type Parts = ReadName['parts'];
export const firstOf = (name: ReadName | undefined): Parts => name?.parts.slice(0, 1) ?? [];

/** A part of what is asked is a part of what is known, in another case. */
export const inOtherCase = (asked: Parts = [], known: Parts = []): boolean => asked.some(({ sounds }) => {
  const bases = sounds.flatMap(nominatives).map(masculine);
  return known.some((part) => soundAlike(bases, part.sounds.map(masculine)));
});
