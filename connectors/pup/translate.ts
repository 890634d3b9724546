import type { LabourPart, StatedIdentity } from '../../src/core/residents/parts.js';
import type { LegalContext, Purpose } from '../../src/vocabulary/legal-context.js';
import type { PersonIdentifier } from '../../src/vocabulary/person-identifier.js';
import { readXsDate } from '../transport/xs-date.js';
import { malformed } from '../transport/xml.js';
import type { Ewidencja, KluczOsoby, KontekstPrawny } from './messages.js';

const CEL: Readonly<Record<Purpose, string>> = {
  APPLICATION_HANDLING: 'rozpatrzenie wniosku o usługi społeczne',
  NEEDS_RECOGNITION: 'rozpoznanie indywidualnych potrzeb',
  PLAN_COORDINATION: 'koordynacja indywidualnego planu usług społecznych',
  REFERRAL_FULFILMENT: 'realizacja usługi społecznej',
  SUPERVISION: 'kontrola',
  DATA_SUBJECT_ACCESS: 'realizacja prawa dostępu osoby, której dane dotyczą',
};

export const toKontekstPrawny = ({ basis, purpose, caseId }: LegalContext): KontekstPrawny => ({
  podstawaPrawna: basis, cel: CEL[purpose], znakSprawy: caseId,
  zbiorDanych: 'rejestr bezrobotnych i poszukujących pracy',
  zakres: ['dane identyfikacyjne', 'status', 'data rejestracji', 'prawo do zasiłku'],
});

export const toKluczOsoby = (person: PersonIdentifier): KluczOsoby =>
  (person.type === 'PESEL' ? { pesel: person.value } : { dokument: { kraj: person.country, numer: person.value } });

/** The same text for the same person as `identifierKey`, so that answers find their questions. */
export const toIdentifierKey = (osoba: KluczOsoby): string =>
  ('pesel' in osoba ? `PESEL:${osoba.pesel}` : `DOCUMENT:${osoba.dokument.kraj}:${osoba.dokument.numer}`);

/** Throws SourceFailure MALFORMED for a status or a date that cannot be. */
export const toLabourPart = (ewidencja: Ewidencja): LabourPart => ({
  recordId: ewidencja.numerEwidencyjny,
  identity: toIdentity(ewidencja),
  status: toStatus(ewidencja.status),
  ...(ewidencja.dataRejestracji && { since: readXsDate(ewidencja.dataRejestracji) }),
  ...(ewidencja.prawoDoZasilkuDo && { benefitUntil: readXsDate(ewidencja.prawoDoZasilkuDo) }),
});

const STATUSES: ReadonlyMap<string, LabourPart['status']> = new Map([
  ['BEZROBOTNY', 'UNEMPLOYED'],
  ['POSZUKUJACY_PRACY', 'JOB_SEEKER'],
  ['NIEZAREJESTROWANY', 'NOT_REGISTERED'],
]);

function toStatus(status: string): LabourPart['status'] {
  const known = STATUSES.get(status);
  if (!known) throw malformed();
  return known;
}

const toIdentity = ({ imie, nazwisko, dataUrodzenia, plec }: Ewidencja): StatedIdentity => ({
  ...(imie && { givenName: imie }),
  ...(nazwisko && { familyName: nazwisko }),
  ...(dataUrodzenia && { birthDate: readXsDate(dataUrodzenia) }),
  ...(plec && { sex: toSex(plec) }),
});

function toSex(plec: string): 'FEMALE' | 'MALE' {
  if (plec !== 'K' && plec !== 'M') throw malformed();
  return plec === 'K' ? 'FEMALE' : 'MALE';
}
