import type { SourceSystem } from '../../vocabulary/source-system.js';
import { isChildWithoutName, ordinalIn } from './matching/placeholder-names.js';
import { readName } from './matching/read-name.js';
import { soundAlike } from './matching/slavic-sound.js';
import type { StatedIdentity } from './parts.js';

/** Two or more sources say different things of one person. Shown, never resolved in silence. */
export interface Contradiction {
  readonly field: keyof StatedIdentity;
  readonly said: readonly { readonly system: SourceSystem; readonly value: string }[];
}

/** What is said in each field; a name that stands for none (`BRAK`, `Noworodek`) was not said. */
const SAYS = {
  givenName: ({ givenName }) => (isName(givenName) && !isChildWithoutName(readName(givenName)!.folded) ? givenName : undefined),
  familyName: ({ familyName }) => (isName(familyName) ? familyName : undefined),
  birthDate: ({ birthDate }) => birthDate,
  sex: ({ sex }) => sex,
} as const satisfies Record<keyof StatedIdentity, (identity: StatedIdentity) => string | undefined>;
const isName = (text: string | undefined): boolean => readName(text) !== undefined;
const FIELDS = ['givenName', 'familyName', 'birthDate', 'sex'] as const satisfies readonly (keyof StatedIdentity)[];

export function contradictions(stated: readonly { readonly system: SourceSystem; readonly identity: StatedIdentity }[]): Contradiction[] {
  return FIELDS.flatMap((field) => {
    const said = stated.flatMap(({ system, identity }) => {
      const value = SAYS[field](identity);
      return value === undefined ? [] : [{ system, value }];
    });
    const same = field === 'givenName' || field === 'familyName' ? sameName : sameText;
    return said.some(({ value }) => said.some((other) => !same(value, other.value))) ? [{ field, said }] : [];
  });
}

const sameText = (a: string, b: string): boolean => a === b;

/** Letter case, lost diacritics and another script are spelling; another form or another letter is a contradiction. */
function sameName(a: string, b: string): boolean {
  const [one, other] = [readName(a)!, readName(b)!];
  return one.folded === other.folded || (soundAlike(one.sounds, other.sounds) && ordinalIn(one.folded) === ordinalIn(other.folded));
}
