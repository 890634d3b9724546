import { oneSlip, twoSlips } from './edit-distance.js';
import type { LevelOf } from './levels.js';
import type { ReadName, ReadNames } from './read-name.js';
import { soundAlike } from './slavic-sound.js';
import { sameInOtherGender } from './surname-gender.js';

type Surnames = Pick<ReadNames, 'family' | 'former'>;

/**
 * Surnames of two records. The first level that fits, from the closest.
 *
 *   Wójcik, WÓJCIK → SAME                 Wójcik, Wojcik → SAME_WITHOUT_MARKS       Kowalska, Kowalski → OTHER_GENDER
 *   Шевченко, Shevchenko → SAME_SOUND     Nowak-Kowalska, Kowalski → PART_OF_DOUBLE Nowak (z domu Lis), Lis → FORMER
 *   Wójcik, Wójcki → ONE_SLIP             Malinowska, Malonawska → TWO_SLIPS        Lis, Wilk → DIFFERENT
 */
export function compareFamilyNames(one: Surnames, other: Surnames): LevelOf<'FAMILY_NAME'> {
  const [a, b] = [one.family, other.family];
  if (!a || !b) return 'MISSING';
  if (a.tidy === b.tidy) return 'SAME';
  if (a.folded === b.folded) return 'SAME_WITHOUT_MARKS';
  if (otherGender(a, b)) return 'OTHER_GENDER';
  if (soundAlike(a.sounds, b.sounds)) return 'SAME_SOUND';
  if (shareAPart(a, b)) return 'PART_OF_DOUBLE';
  if (isFormer(a, other.former) || isFormer(b, one.former)) return 'FORMER';
  return slips(a.letters, b.letters);
}

type Form = Pick<ReadName, 'folded' | 'sounds'>;

const otherGender = (a: Form, b: Form): boolean =>
  sameInOtherGender(a.folded, b.folded) || a.sounds.some((one) => b.sounds.some((other) => sameInOtherGender(one, other)));

const sameSurname = (a: Form, b: Form): boolean => soundAlike(a.sounds, b.sounds) || otherGender(a, b);

const shareAPart = (a: ReadName, b: ReadName): boolean =>
  (a.parts.length > 1 || b.parts.length > 1) && a.parts.some((one) => b.parts.some((other) => sameSurname(one, other)));

/** The surname of one is an earlier surname of the other, whole or as a part of a double one. Two earlier names alone prove less. */
const isFormer = (now: ReadName, former: readonly ReadName[]): boolean =>
  former.some((name) => sameSurname(name, now) || shareAPart(name, now));

/** In a surname of three letters one letter is too much; of seven, two are not. */
function slips(a: string, b: string): LevelOf<'FAMILY_NAME'> {
  const shorter = Math.min(a.length, b.length);
  if (shorter >= 4 && oneSlip(a, b)) return 'ONE_SLIP';
  return shorter >= 7 && twoSlips(a, b) ? 'TWO_SLIPS' : 'DIFFERENT';
}
