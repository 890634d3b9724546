import type { XmlMessage } from '../transport/soap.js';
import { type XmlElement, inNamespace, malformed, saysAnyOf } from '../transport/xml.js';
import { type KluczOsoby, OPS_NAMESPACE, parseKlucz, writeKlucz } from './messages.js';

/**
 * The two questions that tell less than UdostepnijDaneOsoby and are to be asked before it where they are enough. Same header.
 *
 * Body   WeryfikujDaneOsoby => osoba, dane
 *   osoba   => pesel | dokument
 *   dane    => imie?, nazwisko?, dataUrodzenia?, plec?                  at least one; what is said of the person elsewhere
 * Body   WeryfikujDaneOsobyOdpowiedz => wynik, osoba?, weryfikacja?
 *   weryfikacja => pole+
 *   pole    => nazwa, zgodnosc          nazwa: a name of `dane`; zgodnosc: ZGODNA | NIEZGODNA. What the base has is not told.
 *
 * Body   WeryfikujWystepowanieOsoby => osoba, obszary
 * Body   WeryfikujWystepowanieOsobyOdpowiedz => wynik, osoba?, wystepowanie?
 *   wystepowanie => obszar+
 *   obszar  => kod, wystepuje           kod: PS | FA | SR | SW; wystepuje: TAK | NIE
 *
 *   wynik   => kod (OK | BRAK_OBIEKTU), opis, in both; osoba as asked
 */
export interface Weryfikacja { readonly klucz: KluczOsoby; readonly pola: readonly { readonly nazwa: string; readonly zgodnosc: string }[] }
export interface Wystepowanie { readonly klucz: KluczOsoby; readonly obszary: readonly { readonly kod: string; readonly wystepuje: string }[] }

/** In the order of the grammar. */
export interface DaneDoWeryfikacji { readonly imie?: string; readonly nazwisko?: string; readonly dataUrodzenia?: string; readonly plec?: string }

/** Bodies of questions, prefix `cbb`. */
export const writeWeryfikujDaneOsoby = (osoba: KluczOsoby, { imie, nazwisko, dataUrodzenia, plec }: DaneDoWeryfikacji): XmlMessage => ({
  'cbb:WeryfikujDaneOsoby': {
    'cbb:osoba': writeKlucz(osoba),
    'cbb:dane': { 'cbb:imie': imie, 'cbb:nazwisko': nazwisko, 'cbb:dataUrodzenia': dataUrodzenia, 'cbb:plec': plec },
  },
});

export const writeWeryfikujWystepowanieOsoby = (osoba: KluczOsoby, obszary: readonly string[]): XmlMessage => ({
  'cbb:WeryfikujWystepowanieOsoby': { 'cbb:osoba': writeKlucz(osoba), 'cbb:obszary': { 'cbb:obszar': obszary } },
});

const { findList, get, getText } = inNamespace(OPS_NAMESPACE);

/** Undefined for BRAK_OBIEKTU. Throws SourceFailure MALFORMED. */
export function parseWeryfikujDaneOsobyOdpowiedz(answer: XmlElement): Weryfikacja | undefined {
  const found = openAnswer(answer, 'WeryfikujDaneOsobyOdpowiedz', { list: 'weryfikacja', item: 'pole' });
  return found && { klucz: found.klucz, pola: found.items.map((pole) => ({ nazwa: getText(pole, 'nazwa'), zgodnosc: getText(pole, 'zgodnosc') })) };
}

/** Undefined for BRAK_OBIEKTU. Throws SourceFailure MALFORMED. */
export function parseWeryfikujWystepowanieOsobyOdpowiedz(answer: XmlElement): Wystepowanie | undefined {
  const found = openAnswer(answer, 'WeryfikujWystepowanieOsobyOdpowiedz', { list: 'wystepowanie', item: 'obszar' });
  return found && { klucz: found.klucz, obszary: found.items.map((obszar) => ({ kod: getText(obszar, 'kod'), wystepuje: getText(obszar, 'wystepuje') })) };
}

function openAnswer(answer: XmlElement, name: string, { list, item }: { readonly list: string; readonly item: string }) {
  if (answer.namespace !== OPS_NAMESPACE || answer.name !== name) throw malformed();
  const kod = getText(get(answer, 'wynik'), 'kod');
  if (kod === 'BRAK_OBIEKTU' && !saysAnyOf(answer, ['osoba', list])) return undefined;
  const items = findList(answer, list, item);
  if (kod !== 'OK' || !items) throw malformed();
  return { klucz: parseKlucz(get(answer, 'osoba')), items };
}
