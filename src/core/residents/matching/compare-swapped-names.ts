import { variantsOfOneName } from './given-name-variants.js';
import type { ReadName, ReadNames } from './read-name.js';
import { soundAlike } from './slavic-sound.js';

/**
 * Given name and surname stand in each other's place, in any spelling that sounds the same, with or without further given names.
 *
 *   Adam Tomasz (given, family), Tomasz Adam → yes      Julia Шевченко, Szewczenko Юлія → yes
 *   Jolanta Maria Lis, Lis Jola → yes                   Adam Lis, Adam Lis → no
 */
export const namesSwapped = (a: ReadNames, b: ReadNames): boolean =>
  a.given?.folded !== b.given?.folded && sameName(a.given, b.family) && sameName(b.given, a.family);

const sameName = (given: ReadName | undefined, family: ReadName | undefined): boolean =>
  given !== undefined && family !== undefined
  && [given.sounds, given.parts[0]!.sounds].some((sounds) => soundAlike(sounds, family.sounds) || variantsOfOneName(sounds, family.sounds));
