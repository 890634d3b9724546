import { jsonObject, type JsonObject } from '../../transport/json-answer.js';

/**
 * KRS open API, JSON.
 *   GET /api/krs/OdpisAktualny/{10 digits}?rejestr=P|S&format=json => odpis; 404: not in this register; 204: struck off
 *     odpis        => rodzaj: 'Aktualny', naglowekA { rejestr: 'RejP' | 'RejS', numerKRS, stanZDnia: 'DD.MM.RRRR' }, dane { dzial1 … dzial6 }
 *     dzial1       => danePodmiotu { nazwa, formaPrawna, identyfikatory { regon?, nip? } }, siedzibaIAdres
 *     dzial6       => likwidacja[]? { otwarcieLikwidacji, zakonczenieLikwidacji?, likwidatorzy }  texts, a date in each, rozwiazanieUniewaznienie?,
 *                     postepowanieUpadlosciowe[]? { informacjaOOgloszeniuUpadlosci, opisZakonczeniaProcesuUpadlosci }, …
 * An empty object or list stands for nothing: every bankruptcy has an empty `opisZakonczeniaProcesuUpadlosci` until it ends.
 * Divisions 2 to 5 name people and are not read, nor are liquidators and trustees.
 */
export interface Odpis {
  readonly rejestr: 'RejP' | 'RejS';
  readonly numerKRS: string;
  readonly stanZDnia: string | undefined;
  readonly nazwa: string;
  readonly regon: string | undefined;
  readonly nip: string | undefined;
  readonly likwidacja: readonly Postepowanie[];
  /** Dissolved, or its entry declared void. */
  readonly rozwiazana: boolean;
  readonly upadlosc: readonly Postepowanie[];
}

/** `zakonczenie`: how it ended, in the register's words, in capitals; empty while it goes on. */
export interface Postepowanie { readonly zakonczenie: string }

/** Undefined when it is no current extract of an organisation. */
export function parseOdpis(raw: unknown): Odpis | undefined {
  const odpis = jsonObject(jsonObject(raw)?.odpis);
  if (odpis?.rodzaj !== 'Aktualny') return undefined; // a full extract also has what was struck out
  const { rejestr, numerKRS, stanZDnia } = jsonObject(odpis.naglowekA) ?? {};
  const dane = jsonObject(odpis.dane);
  const podmiot = jsonObject(jsonObject(dane?.dzial1)?.danePodmiotu);
  if ((rejestr !== 'RejP' && rejestr !== 'RejS') || typeof numerKRS !== 'string') return undefined;
  if (typeof podmiot?.nazwa !== 'string' || podmiot.nazwa.trim() === '') return undefined;
  const { regon, nip } = jsonObject(podmiot.identyfikatory) ?? {};
  const dzial6 = saysSomething(dane?.dzial6) ? jsonObject(dane?.dzial6) : EMPTY;
  if (!dzial6) return undefined; // it says something of liquidation or bankruptcy, and nobody knows what
  return {
    rejestr, numerKRS, stanZDnia: text(stanZDnia), nazwa: podmiot.nazwa, regon: text(regon), nip: text(nip),
    likwidacja: proceedings(dzial6.likwidacja, 'zakonczenieLikwidacji'),
    rozwiazana: saysSomething(dzial6.rozwiazanieUniewaznienie),
    upadlosc: proceedings(dzial6.postepowanieUpadlosciowe, 'opisZakonczeniaProcesuUpadlosci'),
  };
}

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

/** A single proceeding may stand without its list. */
const proceedings = (section: unknown, ending: string): readonly Postepowanie[] =>
  (Array.isArray(section) ? section : [section]).filter(saysSomething).map((each) => ({ zakonczenie: textsIn((jsonObject(each) ?? EMPTY)[ending]).join(' ').toLocaleUpperCase('pl') }));
const EMPTY: JsonObject = {};

const textsIn = (value: unknown): readonly string[] =>
  (typeof value === 'string' ? [value] : typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : []);

function saysSomething(value: unknown): boolean {
  if (value === undefined || value === null || value === '' || value === false) return false;
  return typeof value !== 'object' || Object.values(value).some(saysSomething);
}
