import type { XmlMessage } from '../transport/soap.js';
import { type XmlElement, inNamespace, malformed, saysAnyOf } from '../transport/xml.js';

/**
 * UdostepnijDaneOsoby (SOAP 1.1, document/literal, UTF-8), benefits of one person; the questions that tell less stand in messages-check.ts
 *
 * Header KontekstPrawny => podstawaPrawna, cel, znakSprawy, zbiorDanych, zakres+
 * Body   UdostepnijDaneOsoby => osoba, obszary
 *   osoba   => pesel | dokument
 *   dokument => kraj (ISO 3166), numer
 *   obszary => obszar+            PS social assistance, FA maintenance fund, SR family benefits, SW child-raising benefits
 *
 * Body   UdostepnijDaneOsobyOdpowiedz => wynik, osoba?, swiadczenia?, wywiad?
 *   wynik   => kod, opis          kod: OK | BRAK_OBIEKTU; opis is for people and is not read
 *   osoba   => idOsoby, pesel | dokument, imie?, nazwisko?, dataUrodzenia?, plec?     plec: K | M
 *   swiadczenia => swiadczenie*      empty: there are none; absent or nil: the base does not say
 *   swiadczenie => obszar, nazwa, kwotaMiesieczna?, dataOd, dataDo?
 *     kwotaMiesieczna             złotys: `1234,56` or `1234.56`, the source is not consistent
 *   wywiad  => dataWywiadu?, jednostka?
 */
export const OPS_NAMESPACE = 'http://cbb.pomoc-spoleczna.example/udostepnianie/v1';
export type OpsOperation = 'UdostepnijDaneOsoby' | 'WeryfikujDaneOsoby' | 'WeryfikujWystepowanieOsoby';
export const actionOf = (operation: OpsOperation): string => `${OPS_NAMESPACE}/${operation}`;

export interface KontekstPrawny {
  readonly podstawaPrawna: string;
  readonly cel: string;
  readonly znakSprawy: string;
  readonly zbiorDanych: string;
  readonly zakres: readonly string[];
}

export type KluczOsoby =
  | { readonly pesel: string }
  | { readonly dokument: { readonly kraj: string; readonly numer: string } };

export interface Swiadczenie {
  readonly obszar: string;
  readonly nazwa: string;
  readonly kwotaMiesieczna?: string;
  readonly dataOd: string;
  readonly dataDo?: string;
}

export interface DaneOsoby {
  readonly idOsoby: string;
  readonly klucz: KluczOsoby;
  readonly imie?: string;
  readonly nazwisko?: string;
  readonly dataUrodzenia?: string;
  readonly plec?: string;
  /** Missing: not told. Empty: none. */
  readonly swiadczenia?: readonly Swiadczenie[];
  readonly dataWywiadu?: string;
  readonly jednostka?: string;
}

/** Header of a question, prefix `cbb`. */
export const writeKontekstPrawny = ({ zakres, ...kontekst }: KontekstPrawny): XmlMessage => ({
  'cbb:KontekstPrawny': {
    'cbb:podstawaPrawna': kontekst.podstawaPrawna, 'cbb:cel': kontekst.cel, 'cbb:znakSprawy': kontekst.znakSprawy,
    'cbb:zbiorDanych': kontekst.zbiorDanych, 'cbb:zakres': zakres,
  },
});

/** Body of a question, prefix `cbb`. */
export const writeUdostepnijDaneOsoby = (osoba: KluczOsoby, obszary: readonly string[]): XmlMessage => ({
  'cbb:UdostepnijDaneOsoby': { 'cbb:osoba': writeKlucz(osoba), 'cbb:obszary': { 'cbb:obszar': obszary } },
});

export const writeKlucz = (osoba: KluczOsoby): XmlMessage => ('pesel' in osoba
  ? { 'cbb:pesel': osoba.pesel }
  : { 'cbb:dokument': { 'cbb:kraj': osoba.dokument.kraj, 'cbb:numer': osoba.dokument.numer } });

const { find, findList, findTexts, get, getText } = inNamespace(OPS_NAMESPACE);

/** Undefined for BRAK_OBIEKTU: the base does not know the person. Throws SourceFailure MALFORMED, also for BRAK_OBIEKTU beside data. */
export function parseUdostepnijDaneOsobyOdpowiedz(answer: XmlElement): DaneOsoby | undefined {
  if (answer.namespace !== OPS_NAMESPACE || answer.name !== 'UdostepnijDaneOsobyOdpowiedz') throw malformed();
  const kod = getText(get(answer, 'wynik'), 'kod');
  if (kod === 'BRAK_OBIEKTU' && !saysAnyOf(answer, ['osoba', 'swiadczenia', 'wywiad'])) return undefined;
  if (kod !== 'OK') throw malformed();
  const osoba = get(answer, 'osoba');
  const swiadczenia = findList(answer, 'swiadczenia', 'swiadczenie')?.map(parseSwiadczenie);
  const wywiad = find(answer, 'wywiad');
  return {
    idOsoby: getText(osoba, 'idOsoby'),
    klucz: parseKlucz(osoba),
    ...findTexts(osoba, ['imie', 'nazwisko', 'dataUrodzenia', 'plec']),
    ...(swiadczenia && { swiadczenia }),
    ...(wywiad && findTexts(wywiad, ['dataWywiadu', 'jednostka'])),
  };
}

export function parseKlucz(osoba: XmlElement): KluczOsoby {
  const dokument = find(osoba, 'dokument');
  return dokument
    ? { dokument: { kraj: getText(dokument, 'kraj'), numer: getText(dokument, 'numer') } }
    : { pesel: getText(osoba, 'pesel') };
}

const parseSwiadczenie = (swiadczenie: XmlElement): Swiadczenie => ({
  obszar: getText(swiadczenie, 'obszar'),
  nazwa: getText(swiadczenie, 'nazwa'),
  dataOd: getText(swiadczenie, 'dataOd'),
  ...findTexts(swiadczenie, ['kwotaMiesieczna', 'dataDo']),
});
