import type { AreaPresence, IdentityCheck } from '../../src/core/residents/checks.js';
import type { StatedIdentity } from '../../src/core/residents/parts.js';
import type { PersonIdentifier } from '../../src/vocabulary/person-identifier.js';
import { malformed } from '../transport/xml.js';
import type { DaneDoWeryfikacji, Weryfikacja, Wystepowanie } from './messages-check.js';
import { AREAS, isAbout } from './translate.js';

/** What can be asked of a statement; empty where nothing of it can. The base knows two sexes. */
export const toDaneDoWeryfikacji = ({ givenName, familyName, birthDate, sex }: StatedIdentity): DaneDoWeryfikacji => ({
  ...(givenName && { imie: givenName }),
  ...(familyName && { nazwisko: familyName }),
  ...(birthDate && { dataUrodzenia: birthDate }),
  ...((sex === 'FEMALE' || sex === 'MALE') && { plec: sex === 'FEMALE' ? 'K' : 'M' }),
});

/** Throws SourceFailure MALFORMED, also when a field that was asked is left out or answered twice: neither means that it agrees. */
export function toIdentityCheck({ klucz, pola }: Weryfikacja, asked: PersonIdentifier, dane: DaneDoWeryfikacji): IdentityCheck {
  const said = onlyOnce(pola.map(({ nazwa, zgodnosc }) => [nazwa, oneOf(ZGODNOSC, zgodnosc)] as const));
  const names = Object.keys(dane);
  if (!isAbout(klucz, asked) || said.size !== names.length || !names.every((name) => said.has(name))) throw malformed();
  return Object.fromEntries(names.map((name) => [oneOf(FIELDS, name), said.get(name)!]));
}

/** Throws SourceFailure MALFORMED, also when an area is left out or answered twice: neither means that there is nothing. */
export function toAreaPresence({ klucz, obszary }: Wystepowanie, asked: PersonIdentifier): readonly AreaPresence[] {
  const said = onlyOnce(obszary.map(({ kod, wystepuje }) => [kod, oneOf(WYSTEPUJE, wystepuje)] as const));
  if (!isAbout(klucz, asked) || said.size !== AREAS.length) throw malformed();
  return AREAS.map((area) => ({ area, present: said.get(area) ?? never() }));
}

const FIELDS = { imie: 'givenName', nazwisko: 'familyName', dataUrodzenia: 'birthDate', plec: 'sex' } as const satisfies Record<string, keyof StatedIdentity>;
const ZGODNOSC = { ZGODNA: 'CONSISTENT', NIEZGODNA: 'DIFFERENT' } as const;
const WYSTEPUJE = { TAK: true, NIE: false } as const;

function oneOf<Word>(words: Readonly<Record<string, Word>>, code: string): Word {
  if (!Object.hasOwn(words, code)) throw malformed();
  return words[code]!;
}

function onlyOnce<Said>(said: readonly (readonly [string, Said])[]): ReadonlyMap<string, Said> {
  const byName = new Map(said);
  if (byName.size < said.length) throw malformed();
  return byName;
}

const never = (): never => { throw malformed(); };
