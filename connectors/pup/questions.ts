import type { XmlMessage } from '../transport/soap.js';
import { type KluczOsoby, PUP_NAMESPACE } from './messages.js';

/** What is asked; the grammar stands in messages.ts. */
export type PupOperation = 'Zaloguj' | 'PobierzDaneOsob';
export const actionOf = (operation: PupOperation): string => `${PUP_NAMESPACE}/${operation}`;

export const WSSE_NAMESPACE = 'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd';
const PASSWORD_TEXT = 'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-username-token-profile-1.0#PasswordText';

export interface KontekstPrawny {
  readonly podstawaPrawna: string;
  readonly cel: string;
  readonly znakSprawy: string;
  readonly zbiorDanych: string;
  readonly zakres: readonly ('STATUS' | 'SWIADCZENIA' | 'PROFIL')[];
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

/** Header block, prefix `pup`. */
export const writeSesja = (identyfikator: string): XmlMessage => ({ 'pup:Sesja': { 'pup:identyfikator': identyfikator } });

/** Bodies of questions, prefix `pup`. */
export const ZALOGUJ: XmlMessage = { 'pup:Zaloguj': '' };
export const writePobierzDaneOsob = (osoby: readonly KluczOsoby[]): XmlMessage => ({
  'pup:PobierzDaneOsob': { 'pup:osoba': osoby.map(writeKlucz) },
});

const writeKlucz = (osoba: KluczOsoby): XmlMessage => ('pesel' in osoba
  ? { 'pup:pesel': osoba.pesel }
  : { 'pup:dokument': { 'pup:kraj': osoba.dokument.kraj, 'pup:numer': osoba.dokument.numer } });
