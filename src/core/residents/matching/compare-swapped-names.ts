import { compareFamilyNames } from './compare-family-names.js';
import { compareGivenNames } from './compare-given-names.js';
import { variantsOfOneName } from './given-name-variants.js';
import type { ReadName, ReadNames } from './read-name.js';
import { soundAlike } from './slavic-sound.js';

/**
 * Given name and surname stand in each other's place, in any spelling that sounds the same, with or without further given names.
 * NEARLY: one of the two with a slip besides, or as a part of a double surname.
 *
 *   Adam Tomasz (given, family), Tomasz Adam → yes      Julia Шевченко, Szewczenko Юлія → yes
 *   Jolanta Maria Lis, Lis Jola → yes                   Adam Lis, Adam Lis → no
 *   Anna Lis-Wilk, Wilk Anna → nearly                   Anna Wilczek, Wilcze Anna → nearly       Anna Wilczek, Wilcze Hanna → no
 */
export function namesSwapped(a: ReadNames, b: ReadNames): 'EXACTLY' | 'NEARLY' | undefined {
  if (a.given?.folded === b.given?.folded) return undefined;
  const [one, other] = [sameName(a.given, b.family), sameName(b.given, a.family)];
  if (one && other) return 'EXACTLY';
  return (one && nearName(b.given, a.family)) || (other && nearName(a.given, b.family)) ? 'NEARLY' : undefined;
}

const sameName = (given: ReadName | undefined, family: ReadName | undefined): boolean =>
  given !== undefined && family !== undefined
  && [given.sounds, given.parts[0]!.sounds].some((sounds) => soundAlike(sounds, family.sounds) || variantsOfOneName(sounds, family.sounds));

/** It may be a given name or a surname that stands in the other's place, so it is compared as either. */
const nearName = (given: ReadName | undefined, family: ReadName | undefined): boolean =>
  given !== undefined && family !== undefined
  && (compareGivenNames(given, family) === 'ONE_SLIP' || NEAR_SURNAMES.includes(compareFamilyNames({ family: given, former: [] }, { family, former: [] })));
const NEAR_SURNAMES: readonly string[] = ['OTHER_GENDER', 'PART_OF_DOUBLE'];
