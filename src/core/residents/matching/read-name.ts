import type { MatchablePerson } from './matchable-person.js';
import { foldName, joined, nameParts, tidyName } from './name-spelling.js';
import { isChildWithoutName, isNoName, ordinalIn } from './placeholder-names.js';
import { soundsOf } from './slavic-sound.js';

/** A name in every form in which it is compared, read once. */
export interface ReadName {
  readonly tidy: string;
  readonly folded: string;
  /** Folded, without spaces and hyphens. */
  readonly letters: string;
  readonly sounds: readonly string[];
  /** One at least. */
  readonly parts: readonly { readonly folded: string; readonly sounds: readonly string[] }[];
}

export interface ReadNames {
  readonly given: ReadName | undefined;
  readonly family: ReadName | undefined;
  readonly former: readonly ReadName[];
  /** Which of several called alike, where the record counts them: `Syn II` → 2. */
  readonly ordinal: number | undefined;
}

/** Undefined for a name that was not said, is blank, or stands for none (placeholder-names.ts). */
export function readName(name: string | undefined): ReadName | undefined {
  const tidy = tidyName((name ?? '').slice(0, LONGEST));
  const folded = foldName(tidy);
  if (isNoName(folded)) return undefined;
  const sounds = soundsOf(tidy);
  const parts = nameParts(tidy).map((part) => (part === tidy ? { folded, sounds } : { folded: foldName(part), sounds: soundsOf(part) }));
  return { tidy, folded, letters: joined(folded), sounds, parts };
}

/** A word stands in the place of the given name, and it is none: whose number it is nobody wrote down. */
export const isUnnamed = ({ givenName = '' }: MatchablePerson): boolean => givenName.trim() !== '' && ofSomebody(readName(givenName)) === undefined;

const ofSomebody = (given: ReadName | undefined): ReadName | undefined => (given && isChildWithoutName(given.folded) ? undefined : given);

/** Longer ones are no names, and comparing them letter by letter would take seconds. */
const LONGEST = 200;

export function readNames({ givenName, familyName, formerFamilyNames = [] }: MatchablePerson): ReadNames {
  const [given, family] = [readName(givenName), readName(familyName)];
  return {
    given: ofSomebody(given), family, former: formerFamilyNames.flatMap((name) => readName(name) ?? []),
    ordinal: (given && ordinalIn(given.folded)) ?? (family && ordinalIn(family.folded)),
  };
}
