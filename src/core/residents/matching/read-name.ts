import type { MatchablePerson } from './matchable-person.js';
import { foldName, joined, nameParts, tidyName } from './name-spelling.js';
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
}

/** Undefined for a name that was not said, or is blank. */
export function readName(name: string | undefined): ReadName | undefined {
  const tidy = tidyName(name ?? '');
  if (!tidy) return undefined;
  const [folded, sounds] = [foldName(tidy), soundsOf(tidy)];
  const parts = nameParts(tidy).map((part) => (part === tidy ? { folded, sounds } : { folded: foldName(part), sounds: soundsOf(part) }));
  return { tidy, folded, letters: joined(folded), sounds, parts };
}

export const readNames = ({ givenName, familyName, formerFamilyNames = [] }: MatchablePerson): ReadNames =>
  ({ given: readName(givenName), family: readName(familyName), former: formerFamilyNames.flatMap((name) => readName(name) ?? []) });
