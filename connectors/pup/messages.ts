import { type XmlElement, inNamespace, malformed, saysAnyOf } from '../transport/xml.js';

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
  /** Scopes that nobody has in this answer. */
  readonly odmowy: readonly string[];
}

const { all, find, findList, findTexts, get, getText } = inNamespace(PUP_NAMESPACE);

/** Identifier of the session. Throws SourceFailure MALFORMED. */
export function parseZalogujOdpowiedz(answer: XmlElement): string {
  if (answer.namespace !== PUP_NAMESPACE || answer.name !== 'ZalogujOdpowiedz') throw malformed();
  return getText(answer, 'identyfikator');
}

/** Throws SourceFailure MALFORMED, also when somebody in it is not named. */
export function parsePobierzDaneOsobOdpowiedz(answer: XmlElement): readonly WynikOsoby[] {
  if (answer.namespace !== PUP_NAMESPACE || answer.name !== 'PobierzDaneOsobOdpowiedz') throw malformed();
  const odmowy = all(answer, 'odmowaZakresu').map(({ text }) => text.trim());
  return all(answer, 'wynikOsoby').map((element) => ({ osoba: parseKlucz(get(element, 'osoba')), element, odmowy }));
}

/**
 * Undefined: NIEZNANA, the office has never heard of the person. Throws SourceFailure MALFORMED, also where an answer contradicts itself:
 * NIEZNANA beside a record, or a scope that is refused and answered.
 */
export function parseEwidencja({ element, odmowy }: WynikOsoby): Ewidencja | undefined {
  const wynik = getText(element, 'wynik');
  if (wynik === 'NIEZNANA' && !saysAnyOf(element, ['ewidencja'])) return undefined;
  if (wynik !== 'ZNALEZIONO') throw malformed();
  const ewidencja = get(element, 'ewidencja');
  for (const [scope, said] of [['SWIADCZENIA', 'swiadczenia'], ['PROFIL', 'profil']] as const) {
    if (odmowy.includes(scope) && saysAnyOf(ewidencja, [said])) throw malformed();
  }
  // An element that stacks write empty under a refusal is not "there are none".
  const swiadczenia = odmowy.includes('SWIADCZENIA') ? undefined : findList(ewidencja, 'swiadczenia', 'swiadczenie');
  const profil = odmowy.includes('PROFIL') ? undefined : find(ewidencja, 'profil');
  return {
    numerEwidencyjny: getText(ewidencja, 'numerEwidencyjny'), status: getText(ewidencja, 'status'),
    ...findTexts(ewidencja, ['imie', 'nazwisko', 'dataUrodzenia', 'plec', 'dataRejestracji', 'prawoDoZasilkuDo']),
    ...(swiadczenia && { swiadczenia: swiadczenia.map(parseSwiadczenie) }),
    ...(profil && { profil: parseProfil(profil) }),
  };
}

const parseSwiadczenie = (swiadczenie: XmlElement): Swiadczenie => ({
  rodzaj: getText(swiadczenie, 'rodzaj'), od: getText(swiadczenie, 'od'),
  ...findTexts(swiadczenie, ['kwotaGrosze', 'do', 'zawieszoneOd', 'zawieszoneDo']),
});

function parseProfil(profil: XmlElement): Profil {
  const potrzeby = all(profil, 'potrzeba');
  if (potrzeby.length < profil.children.filter(({ name }) => name === 'potrzeba').length) throw malformed(); // nil, or of another namespace
  return { ...findTexts(profil, ['dataIpd', 'ipdDo', 'jednostkaDoradcy']), potrzeby: potrzeby.flatMap(({ text }) => text.trim() || []) };
}

function parseKlucz(osoba: XmlElement): KluczOsoby {
  const dokument = find(osoba, 'dokument');
  return dokument
    ? { dokument: { kraj: getText(dokument, 'kraj'), numer: getText(dokument, 'numer') } }
    : { pesel: getText(osoba, 'pesel') };
}
