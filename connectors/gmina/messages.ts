import { type LocalDate, parseLocalDate } from '../../src/vocabulary/local-date.js';
import { parseInstant } from '../transport/instant.js';
import { jsonObject, type JsonObject } from '../transport/json-answer.js';

/**
 * POST /api/v1/mieszkancy/_wyszukaj (JSON, UTF-8)
 *   Zapytanie  => podstawaPrawna, cel, znakSprawy, zakres[1..3], identyfikatory[1..100]
 *     zakres         => 'TOZSAMOSC' | 'ADRESY' | 'GOSPODARSTWO'
 *     identyfikator  => typ: 'PESEL' | 'DOKUMENT', wartosc, kraj? (ISO 3166, 2 letters; with DOKUMENT)
 *   Odpowiedz  => stanNaDzien, osoby[0..]              persons in any order; who is not known is left out
 *     stanNaDzien    => ISO 8601 instant with zone
 *     osoba          => id, identyfikator, imie, nazwisko, dataUrodzenia, plec, adresy[0..], liczbaOsobWGospodarstwie
 *     dataUrodzenia  => YYYY-MM-DD
 *     plec           => 'M' | 'K'
 *     adres          => rodzaj, teryt, miejscowosc, ulica?, nrDomu, nrLokalu?, kodPocztowy, od, do?
 *     rodzaj         => 'STALY' | 'CZASOWY' | 'KORESPONDENCJA'
 *     teryt          => TERC, 7 digits;  kodPocztowy => NN-NNN;  od, do => YYYY-MM-DD
 *   Blad => kod, komunikat                             4xx; some registers say it with 200, and an empty list beside it
 */
export interface Zapytanie {
  readonly podstawaPrawna: string;
  readonly cel: string;
  readonly znakSprawy: string;
  readonly zakres: readonly ('TOZSAMOSC' | 'ADRESY' | 'GOSPODARSTWO')[];
  readonly identyfikatory: readonly Identyfikator[];
}

export interface Identyfikator { readonly typ: 'PESEL' | 'DOKUMENT'; readonly wartosc: string; readonly kraj?: string }

export interface Osoba {
  readonly id: string;
  readonly identyfikator: Identyfikator;
  readonly imie: string;
  readonly nazwisko: string;
  readonly dataUrodzenia: LocalDate;
  readonly plec: 'M' | 'K';
  readonly adresy: readonly Adres[];
  readonly liczbaOsobWGospodarstwie: number;
}

export interface Adres {
  readonly rodzaj: 'STALY' | 'CZASOWY' | 'KORESPONDENCJA';
  readonly teryt: string;
  readonly miejscowosc: string;
  readonly ulica?: string | null;
  readonly nrDomu: string;
  readonly nrLokalu?: string | null;
  readonly kodPocztowy: string;
  readonly od: LocalDate;
  readonly do?: LocalDate | null;
}

export interface Odpowiedz {
  /** Undefined when the register did not say, or said something that is no instant. */
  readonly stanNaDzien: Date | undefined;
  readonly osoby: readonly OsobaRead[];
}

/**
 * One person of the answer. `wrong` names the fields that break the grammar, never their values: `adresy[0].kodPocztowy`.
 * `identyfikator` is undefined when nobody can tell whom the record is about.
 */
export type OsobaRead =
  | { readonly ok: true; readonly osoba: Osoba }
  | { readonly ok: false; readonly identyfikator: Identyfikator | undefined; readonly wrong: readonly string[] };

/** Undefined when it is no answer at all: no object, or no list of persons. What it tells as past must have been so `today`. */
export function parseOdpowiedz(raw: unknown, today: LocalDate): Odpowiedz | undefined {
  const answer = jsonObject(raw);
  if (!answer || !Array.isArray(answer.osoby)) return undefined;
  return { stanNaDzien: instant(answer.stanNaDzien), osoby: answer.osoby.map((osoba) => parseOsoba(osoba, today)) };
}

/** Whether it says that it is an error, whatever its status. */
export const isBlad = (raw: unknown): boolean => jsonObject(raw)?.kod !== undefined;

/** The error's code, in the grammar of codes; undefined for anything else. `komunikat` is free text and never read. */
export function parseBlad(raw: unknown): string | undefined {
  const kod = jsonObject(raw)?.kod;
  return typeof kod === 'string' && /^[A-Z0-9_]{1,40}$/.test(kod) ? kod : undefined;
}

function parseOsoba(raw: unknown, today: LocalDate): OsobaRead {
  const person = jsonObject(raw) ?? {};
  const identyfikator = parseIdentyfikator(person.identyfikator);
  const wrong = [
    ...wrongFields(person, OSOBA, ''),
    ...(isDate(person.dataUrodzenia) && String(person.dataUrodzenia) > today ? ['dataUrodzenia'] : []),
    ...(identyfikator ? [] : ['identyfikator']),
    ...(Array.isArray(person.adresy) ? person.adresy.flatMap((adres, i) => wrongInAddress(adres, `adresy[${i}].`, today)) : ['adresy']),
  ];
  if (wrong.length > 0) return { ok: false, identyfikator, wrong };
  return { ok: true, osoba: person as unknown as Osoba }; // every field was just checked
}

function parseIdentyfikator(raw: unknown): Identyfikator | undefined {
  const { typ, wartosc, kraj } = jsonObject(raw) ?? {};
  if (!isText(wartosc)) return undefined;
  if (typ === 'PESEL') return { typ, wartosc };
  return typ === 'DOKUMENT' && isText(kraj) ? { typ, wartosc, kraj } : undefined;
}

type Check = (value: unknown) => boolean;

const isText = (value: unknown): value is string => typeof value === 'string' && value.trim() !== '' && value.length <= 200;
const isDate: Check = (value) => typeof value === 'string' && parseLocalDate(value) !== undefined;
const matches = (shape: RegExp): Check => (value) => typeof value === 'string' && shape.test(value);
const optional = (check: Check): Check => (value) => value === undefined || value === null || check(value);

const OSOBA: Readonly<Record<string, Check>> = {
  id: isText, imie: isText, nazwisko: isText, dataUrodzenia: isDate, plec: matches(/^[MK]$/),
  liczbaOsobWGospodarstwie: (value) => Number.isInteger(value) && Number(value) >= 1 && Number(value) <= 999,
};

const ADRES: Readonly<Record<string, Check>> = {
  rodzaj: matches(/^(STALY|CZASOWY|KORESPONDENCJA)$/), teryt: matches(/^[0-9]{7}$/), miejscowosc: isText, ulica: optional(isText),
  nrDomu: isText, nrLokalu: optional(isText), kodPocztowy: matches(/^[0-9]{2}-[0-9]{3}$/), od: isDate, do: optional(isDate),
};

function wrongFields(raw: unknown, grammar: Readonly<Record<string, Check>>, prefix: string): string[] {
  const record: JsonObject = jsonObject(raw) ?? {};
  return Object.entries(grammar).filter(([field, check]) => !check(record[field])).map(([field]) => prefix + field);
}

/** Nobody is registered from tomorrow on, and no stay ends before it began. */
function wrongInAddress(raw: unknown, prefix: string, today: LocalDate): string[] {
  const wrong = wrongFields(raw, ADRES, prefix);
  if (wrong.length > 0) return wrong;
  const { rodzaj, od, do: until } = raw as Adres; // every field was just checked
  return [...(rodzaj !== 'KORESPONDENCJA' && od > today ? [`${prefix}od`] : []), ...(until && until < od ? [`${prefix}do`] : [])];
}

const instant = (raw: unknown): Date | undefined => (typeof raw === 'string' ? parseInstant(raw) : undefined);
