import type { SocialAssistancePart, StatedIdentity } from '../../../src/core/residents/parts.js';
import { type LocalDate, localDateOf } from '../../../src/vocabulary/local-date.js';
import { identifierKey, isNoNumber, parsePersonIdentifier } from '../../../src/vocabulary/person-identifier.js';
import { isPlainText } from '../../../src/vocabulary/plain-text.js';
import { AREAS, toGrosze } from '../translate.js';
import type { Osoba, Swiadczenie, Wywiad } from './messages.js';

type Benefit = NonNullable<SocialAssistancePart['benefits']>[number];

/** Undefined everywhere below: the record is refused, because part of it cannot be true. `madeOn` is the day of the export. */

export function toIdentity({ imie, nazwisko, data_urodzenia, plec }: Osoba, madeOn: LocalDate): StatedIdentity | undefined {
  const birthDate = toDate(data_urodzenia);
  if (data_urodzenia && (!birthDate || birthDate > madeOn)) return undefined;
  if (plec && plec !== 'K' && plec !== 'M') return undefined;
  return {
    ...(imie && { givenName: imie }),
    ...(nazwisko && { familyName: nazwisko }),
    ...(birthDate && { birthDate }),
    ...(plec && { sex: plec === 'K' ? 'FEMALE' : 'MALE' }),
  };
}

/**
 * The keys under which the person can be asked for; none for somebody without PESEL and document, which is no mistake. A Polish document has
 * letters, so eleven digits, or the ten that a lost zero leaves, are a PESEL in the wrong column.
 */
export function toKeys({ pesel, dokument_kraj, dokument_numer }: Osoba): string[] | undefined {
  const raw = [
    ...(pesel ? [{ type: 'PESEL', value: pesel }] : []),
    ...((dokument_kraj || dokument_numer) && !isNoNumber(dokument_numer) ? [{ type: 'DOCUMENT', value: dokument_numer, country: dokument_kraj }] : []),
  ];
  const identifiers = raw.flatMap((each) => parsePersonIdentifier(each) ?? []);
  const isAstray = dokument_kraj.toUpperCase() === 'PL' && /^[0-9]{10,11}$/.test(dokument_numer);
  return identifiers.length === raw.length && !isAstray ? identifiers.map(identifierKey) : undefined;
}

export function toBenefit({ obszar, nazwa, kwota_miesieczna, data_od, data_do }: Swiadczenie): Benefit | undefined {
  const area = AREAS.find((each) => each === obszar);
  const from = toDate(data_od);
  const until = toDate(data_do);
  const monthlyAmountGrosz = kwota_miesieczna === '' ? undefined : toGrosze(kwota_miesieczna);
  if (!area || !isPlainText(nazwa) || !from || (data_do && (!until || until < from))) return undefined;
  if (kwota_miesieczna && monthlyAmountGrosz === undefined) return undefined;
  return { name: nazwa, area, from, ...(monthlyAmountGrosz !== undefined && { monthlyAmountGrosz }), ...(until && { until }) };
}

export function toInterviewDate({ data_wywiadu }: Wywiad, madeOn: LocalDate): LocalDate | undefined {
  const on = toDate(data_wywiadu);
  return on && on <= madeOn ? on : undefined;
}

/** `31.12.2026` to a date that exists. */
export function toDate(text: string): LocalDate | undefined {
  const [, day, month, year] = /^([0-9]{2})\.([0-9]{2})\.([0-9]{4})$/.exec(text) ?? [];
  return year === undefined ? undefined : localDateOf(Number(year), Number(month), Number(day));
}
