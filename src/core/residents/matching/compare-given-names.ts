import { oneSlip, twoSlips } from './edit-distance.js';
import { differentKnownNames, isKnownName, kinshipOf } from './given-name-variants.js';
import type { LevelOf } from './levels.js';
import type { ReadName } from './read-name.js';
import { soundAlike } from './slavic-sound.js';

/**
 * Given names of two records, either of which can hold several. The first level that fits, from the closest.
 *
 *   Łucja, łucja → SAME                 Łucja, Lucja → SAME_WITHOUT_MARKS     Юлія, Julia → SAME_SOUND
 *   Anna, Anna Maria → FIRST_OF_SEVERAL Katarzyna, Kasia → VARIANT            Krystyna, Krzstyna → ONE_SLIP
 *   Ola, Olga → SHORT_FOR_SEVERAL      Zofia, Sofia → OWN_NAMES              Zenon, Zenona → OTHER_GENDER
 *   Maria, Anna Maria → ONE_OF_SEVERAL, and so Anna Maria, Anna Zofia and Anna Maria, Maria Anna: twins can be called so
 *   Maria, Marta → DIFFERENT: both are names, so the letter between them is no slip
 */
export function compareGivenNames(a: ReadName | undefined, b: ReadName | undefined): LevelOf<'GIVEN_NAME'> {
  if (!a || !b) return 'MISSING';
  if (a.tidy === b.tidy) return 'SAME';
  if (a.folded === b.folded) return 'SAME_WITHOUT_MARKS';
  if (soundAlike(a.sounds, b.sounds)) return 'SAME_SOUND';
  return comparePartByPart(a, b) ?? slips({ folded: a.letters, sounds: a.sounds }, { folded: b.letters, sounds: b.sounds });
}

function comparePartByPart(a: ReadName, b: ReadName): LevelOf<'GIVEN_NAME'> | undefined {
  const [firstA, firstB] = [a.parts[0]!, b.parts[0]!];
  const oneHasMore = Math.min(a.parts.length, b.parts.length) === 1 && a.parts.length !== b.parts.length;
  if (oneHasMore && soundAlike(firstA.sounds, firstB.sounds)) return 'FIRST_OF_SEVERAL';
  if (a.parts.some((one) => b.parts.some((other) => soundAlike(one.sounds, other.sounds)))) return 'ONE_OF_SEVERAL';
  const kinship = kinshipOf(firstA.sounds, firstB.sounds);
  if (kinship) return kinship;
  if (differentKnownNames(firstA.sounds, firstB.sounds)) return 'DIFFERENT';
  return oneHasMore ? slips(firstA, firstB) : undefined;
}

type Part = ReadName['parts'][number];

/** Zenon, Zenona → yes      Katarzyn, Katarzyna → no: only Katarzyna is a name, so her last letter was lost */
const feminineOf = (masculine: Part, feminine: Part): boolean =>
  feminine.folded === `${masculine.folded}A` && (isKnownName(masculine.sounds) || !isKnownName(feminine.sounds));

/** In a name of three letters one letter is too much; of six, two are not. */
function slips(one: Part, other: Part): LevelOf<'GIVEN_NAME'> {
  const [a, b] = [one.folded, other.folded];
  const shorter = Math.min(a.length, b.length);
  if (shorter >= 4 && (feminineOf(one, other) || feminineOf(other, one))) return 'OTHER_GENDER';
  if (shorter >= 4 && oneSlip(a, b)) return 'ONE_SLIP';
  return shorter >= 6 && twoSlips(a, b) ? 'TWO_SLIPS' : 'DIFFERENT';
}
