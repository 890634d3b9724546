import type { XmlMessage } from '../transport/soap.js';
import { type XmlElement, inNamespace, malformed } from '../transport/xml.js';

/**
 * PobierzStatus (SOAP 1.1, document/literal, UTF-8; schema in pup.wsdl)
 *
 * Header wsse:Security  => UsernameToken(Username, Password)      where the office has given an account
 * Header KontekstPrawny => podstawaPrawna, cel, znakSprawy, zbiorDanych, zakres+
 * Body   PobierzStatus  => osoba{1,50}
 *   osoba      => pesel | dokument
 *   dokument   => kraj (ISO 3166), numer
 *
 * Body   PobierzStatusOdpowiedz => wynikOsoby*
 *   wynikOsoby => osoba (as asked), wynik, ewidencja?     in any order of people
 *   wynik      => ZNALEZIONO | NIEZNANA
 *   ewidencja  => numerEwidencyjny, imie?, nazwisko?, dataUrodzenia?, plec?, status, dataRejestracji?, prawoDoZasilkuDo?
 *   status     => BEZROBOTNY | POSZUKUJACY_PRACY | NIEZAREJESTROWANY      the last is an answer: known, not registered now
 *   plec       => K | M
 */
export const PUP_NAMESPACE = 'http://pup.example/status/v1';
export const PUP_ACTION = `${PUP_NAMESPACE}/PobierzStatus`;
export const WSSE_NAMESPACE = 'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd';
const PASSWORD_TEXT = 'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-username-token-profile-1.0#PasswordText';

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

export interface Ewidencja {
  readonly numerEwidencyjny: string;
  readonly imie?: string;
  readonly nazwisko?: string;
  readonly dataUrodzenia?: string;
  readonly plec?: string;
  readonly status: string;
  readonly dataRejestracji?: string;
  readonly prawoDoZasilkuDo?: string;
}

/** Without `ewidencja`: NIEZNANA, the office has never heard of the person. */
export interface WynikOsoby {
  readonly osoba: KluczOsoby;
  readonly ewidencja?: Ewidencja;
}

/** Header block, prefix `pup`. */
export const writeKontekstPrawny = ({ zakres, ...kontekst }: KontekstPrawny): XmlMessage => ({
  'pup:KontekstPrawny': {
    'pup:podstawaPrawna': kontekst.podstawaPrawna, 'pup:cel': kontekst.cel, 'pup:znakSprawy': kontekst.znakSprawy,
    'pup:zbiorDanych': kontekst.zbiorDanych, 'pup:zakres': zakres,
  },
});

/** Header block, prefix `wsse`: WS-Security UsernameToken with the password as text, so the wire must be TLS. */
export const writeSecurity = (user: string, password: string): XmlMessage => ({
  'wsse:Security': {
    '@soap:mustUnderstand': '1',
    'wsse:UsernameToken': { 'wsse:Username': user, 'wsse:Password': { '@Type': PASSWORD_TEXT, '#text': password } },
  },
});

/** Body of a question, prefix `pup`. */
export const writePobierzStatus = (osoby: readonly KluczOsoby[]): XmlMessage => ({
  'pup:PobierzStatus': { 'pup:osoba': osoby.map(writeKlucz) },
});

const writeKlucz = (osoba: KluczOsoby): XmlMessage => ('pesel' in osoba
  ? { 'pup:pesel': osoba.pesel }
  : { 'pup:dokument': { 'pup:kraj': osoba.dokument.kraj, 'pup:numer': osoba.dokument.numer } });

const { all, find, findTexts, get, getText } = inNamespace(PUP_NAMESPACE);

/** Throws SourceFailure MALFORMED. */
export function parsePobierzStatusOdpowiedz(answer: XmlElement): readonly WynikOsoby[] {
  if (answer.namespace !== PUP_NAMESPACE || answer.name !== 'PobierzStatusOdpowiedz') throw malformed();
  return all(answer, 'wynikOsoby').map(parseWynikOsoby);
}

function parseWynikOsoby(element: XmlElement): WynikOsoby {
  const osoba = parseKlucz(get(element, 'osoba'));
  const wynik = getText(element, 'wynik');
  if (wynik === 'NIEZNANA') return { osoba };
  if (wynik !== 'ZNALEZIONO') throw malformed();
  const ewidencja = get(element, 'ewidencja');
  return {
    osoba,
    ewidencja: {
      numerEwidencyjny: getText(ewidencja, 'numerEwidencyjny'), status: getText(ewidencja, 'status'),
      ...findTexts(ewidencja, ['imie', 'nazwisko', 'dataUrodzenia', 'plec', 'dataRejestracji', 'prawoDoZasilkuDo']),
    },
  };
}

function parseKlucz(osoba: XmlElement): KluczOsoby {
  const dokument = find(osoba, 'dokument');
  return dokument
    ? { dokument: { kraj: getText(dokument, 'kraj'), numer: getText(dokument, 'numer') } }
    : { pesel: getText(osoba, 'pesel') };
}
