import { type XmlElement, inNamespace, malformed } from '../transport/xml.js';

/**
 * Two operations (SOAP 1.1 or 1.2, document/literal, UTF-8; schema in pup.wsdl)
 *
 * Zaloguj            where the office has given an account
 *   Header wsse:Security     => UsernameToken(Username, Password)
 *   Body   Zaloguj           => nothing
 *   Body   ZalogujOdpowiedz  => identyfikator
 *
 * PobierzDaneOsob
 *   Header Sesja             => identyfikator                           where there is an account
 *   Header KontekstPrawny    => podstawaPrawna, cel, znakSprawy, zbiorDanych, zakres+
 *   Body   PobierzDaneOsob   => osoba{1,100}
 *     zakres   => STATUS | SWIADCZENIA | PROFIL       all that is asked of everybody in the body, in one question
 *     osoba    => pesel | dokument
 *     dokument => kraj (ISO 3166), numer
 *
 *   Body PobierzDaneOsobOdpowiedz => odmowaZakresu*, wynikOsoby*
 *     odmowaZakresu => a zakres that this purpose does not open: nobody has it in this answer
 *     wynikOsoby    => osoba (as asked), wynik, ewidencja?               in any order of people
 *     wynik         => ZNALEZIONO | NIEZNANA
 *     ewidencja     => numerEwidencyjny, imie?, nazwisko?, dataUrodzenia?, plec? K | M, status, dataRejestracji?, prawoDoZasilkuDo?,
 *                      swiadczenia?, profil?
 *     status        => BEZROBOTNY | POSZUKUJACY_PRACY | NIEZAREJESTROWANY      the last is an answer: known, not registered now
 *     swiadczenia   => swiadczenie*: rodzaj, kwotaGrosze? (a month), od, do?, zawieszoneOd?, zawieszoneDo?       empty: there are none
 *     profil        => dataIpd?, ipdDo?, jednostkaDoradcy? (a code), potrzeba* (codes)
 */
export const PUP_NAMESPACE = 'http://pup.example/dane-osob/v1';

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
  /** Missing: not told. Empty: none. */
  readonly swiadczenia?: readonly Swiadczenie[];
  readonly profil?: Profil;
}

export interface Swiadczenie {
  readonly rodzaj: string;
  readonly kwotaGrosze?: string;
  readonly od: string;
  readonly do?: string;
  readonly zawieszoneOd?: string;
  readonly zawieszoneDo?: string;
}

export interface Profil {
  readonly dataIpd?: string;
  readonly ipdDo?: string;
  readonly jednostkaDoradcy?: string;
  readonly potrzeby: readonly string[];
}

/** What an answer says of one person, not yet read: a record that cannot be read costs its own person. */
export interface WynikOsoby {
  readonly osoba: KluczOsoby;
  readonly element: XmlElement;
}

const { all, find, findTexts, get, getText } = inNamespace(PUP_NAMESPACE);

/** Identifier of the session. Throws SourceFailure MALFORMED. */
export function parseZalogujOdpowiedz(answer: XmlElement): string {
  if (answer.namespace !== PUP_NAMESPACE || answer.name !== 'ZalogujOdpowiedz') throw malformed();
  return getText(answer, 'identyfikator');
}

/** Throws SourceFailure MALFORMED, also when somebody in it is not named. */
export function parsePobierzDaneOsobOdpowiedz(answer: XmlElement): readonly WynikOsoby[] {
  if (answer.namespace !== PUP_NAMESPACE || answer.name !== 'PobierzDaneOsobOdpowiedz') throw malformed();
  return all(answer, 'wynikOsoby').map((element) => ({ osoba: parseKlucz(get(element, 'osoba')), element }));
}

/** Undefined: NIEZNANA, the office has never heard of the person. Throws SourceFailure MALFORMED. */
export function parseEwidencja({ element }: WynikOsoby): Ewidencja | undefined {
  const wynik = getText(element, 'wynik');
  if (wynik === 'NIEZNANA') return undefined;
  if (wynik !== 'ZNALEZIONO') throw malformed();
  const ewidencja = get(element, 'ewidencja');
  const [swiadczenia, profil] = [find(ewidencja, 'swiadczenia'), find(ewidencja, 'profil')];
  return {
    numerEwidencyjny: getText(ewidencja, 'numerEwidencyjny'), status: getText(ewidencja, 'status'),
    ...findTexts(ewidencja, ['imie', 'nazwisko', 'dataUrodzenia', 'plec', 'dataRejestracji', 'prawoDoZasilkuDo']),
    ...(swiadczenia && { swiadczenia: all(swiadczenia, 'swiadczenie').map(parseSwiadczenie) }),
    ...(profil && { profil: parseProfil(profil) }),
  };
}

const parseSwiadczenie = (swiadczenie: XmlElement): Swiadczenie => ({
  rodzaj: getText(swiadczenie, 'rodzaj'), od: getText(swiadczenie, 'od'),
  ...findTexts(swiadczenie, ['kwotaGrosze', 'do', 'zawieszoneOd', 'zawieszoneDo']),
});

const parseProfil = (profil: XmlElement): Profil => ({
  ...findTexts(profil, ['dataIpd', 'ipdDo', 'jednostkaDoradcy']),
  potrzeby: all(profil, 'potrzeba').flatMap(({ text }) => text.trim() || []),
});

function parseKlucz(osoba: XmlElement): KluczOsoby {
  const dokument = find(osoba, 'dokument');
  return dokument
    ? { dokument: { kraj: getText(dokument, 'kraj'), numer: getText(dokument, 'numer') } }
    : { pesel: getText(osoba, 'pesel') };
}
