import { parsePesel, type Pesel } from './pesel.js';

/** What a person is known by. PESEL can be absent, so a document of any country serves as well (KRI § 10 ust. 9). */
export type PersonIdentifier =
  | { readonly type: 'PESEL'; readonly value: Pesel }
  | { readonly type: 'DOCUMENT'; readonly value: string; readonly country: string };

export const PERSON_IDENTIFIER_TYPES = ['PESEL', 'DOCUMENT'] as const;

/** Undefined for a PESEL that fails its check, a document number or ISO 3166 country of impossible shape, and a word that fills the field of a number. */
export function parsePersonIdentifier(raw: { type: string; value: string; country?: string | null }): PersonIdentifier | undefined {
  const value = raw.value.trim().toUpperCase();
  if (raw.type === 'PESEL') {
    const pesel = parsePesel(value);
    return pesel && { type: 'PESEL', value: pesel };
  }
  const country = (raw.country ?? '').toUpperCase();
  if (raw.type !== 'DOCUMENT' || !/^[A-Z0-9]{4,20}$/.test(value) || !/^[A-Z]{2}$/.test(country) || isNoNumber(value)) return undefined;
  return { type: 'DOCUMENT', value, country };
}

/** `BRAK`, `0000000`, `XXXX`: typed so that the form would accept it. As a number it would make one person of all who have none. */
export const isNoNumber = (text: string): boolean => /^(.)\1+$/.test(text.trim()) || FILLERS.test(text.trim());
const FILLERS = /^(?:BRAK|NIE ?(?:MA$|ZNAN|PODA|USTAL|DOTYCZY)|UNKNOWN$|NONE$|NULL$)/i;

/** One text for one identifier, for maps and digests. Personal data: never logged. */
export const identifierKey = (identifier: PersonIdentifier): string =>
  identifier.type === 'PESEL' ? `PESEL:${identifier.value}` : `DOCUMENT:${identifier.country}:${identifier.value}`;
