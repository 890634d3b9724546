import type { SocialAssistancePart, StatedIdentity } from '../../src/core/residents/parts.js';
import { isPlainRecord } from '../../src/core/residents/plain-record.js';
import type { LegalContext, Purpose } from '../../src/vocabulary/legal-context.js';
import type { PersonIdentifier } from '../../src/vocabulary/person-identifier.js';
import { readXsDate } from '../transport/xs-date.js';
import { malformed } from '../transport/xml.js';
import type { DaneOsoby, KluczOsoby, KontekstPrawny, Swiadczenie } from './messages.js';

type Area = SocialAssistancePart['benefits'][number]['area'];
export const AREAS = ['PS', 'FA', 'SR', 'SW'] as const satisfies readonly Area[];

const CEL: Readonly<Record<Purpose, string>> = {
  APPLICATION_HANDLING: 'rozpatrzenie wniosku',
  NEEDS_RECOGNITION: 'rozpoznanie potrzeb',
  PLAN_COORDINATION: 'koordynacja indywidualnego planu usług społecznych',
  REFERRAL_FULFILMENT: 'realizacja usługi społecznej',
  SUPERVISION: 'kontrola',
  DATA_SUBJECT_ACCESS: 'realizacja prawa dostępu osoby, której dane dotyczą',
};

export const toKontekstPrawny = ({ basis, purpose, caseId }: LegalContext): KontekstPrawny => ({
  podstawaPrawna: basis, cel: CEL[purpose], znakSprawy: caseId, zbiorDanych: 'Centralna Baza Beneficjentów',
  zakres: ['dane identyfikacyjne', 'świadczenia', 'wywiad środowiskowy'],
});

export const toKluczOsoby = (person: PersonIdentifier): KluczOsoby =>
  (person.type === 'PESEL' ? { pesel: person.value } : { dokument: { kraj: person.country, numer: person.value } });

/** An answer about somebody else than was asked is not shown to anybody. Throws SourceFailure MALFORMED. */
export function toSocialAssistancePart(dane: DaneOsoby, asked: PersonIdentifier): SocialAssistancePart {
  if (!isSamePerson(dane.klucz, toKluczOsoby(asked))) throw malformed();
  const record = { recordId: dane.idOsoby, identity: toIdentity(dane) };
  if (!isPlainRecord(record)) throw malformed();
  return {
    ...record,
    benefits: dane.swiadczenia.map(toBenefit),
    ...(dane.dataWywiadu && { lastInterviewOn: readXsDate(dane.dataWywiadu) }),
    ...(dane.jednostka && { socialWorkerUnit: dane.jednostka }),
  };
}

/** `1234,56`, `1234.56`, `1234,5` or `1234` złotys to grosze, in whole numbers throughout. Undefined for anything else. */
export function toGrosze(kwota: string): number | undefined {
  const [, zlotys, fraction = ''] = /^([0-9]{1,9})(?:[.,]([0-9]{1,2}))?$/.exec(kwota) ?? [];
  return zlotys === undefined ? undefined : Number(zlotys) * 100 + Number(fraction.padEnd(2, '0'));
}

function isSamePerson(one: KluczOsoby, other: KluczOsoby): boolean {
  if ('pesel' in one || 'pesel' in other) return 'pesel' in one && 'pesel' in other && one.pesel === other.pesel;
  return one.dokument.kraj === other.dokument.kraj && one.dokument.numer === other.dokument.numer;
}

const toIdentity = (dane: DaneOsoby): StatedIdentity => ({
  ...(dane.imie && { givenName: dane.imie }),
  ...(dane.nazwisko && { familyName: dane.nazwisko }),
  ...(dane.dataUrodzenia && { birthDate: readXsDate(dane.dataUrodzenia) }),
  ...(dane.plec && { sex: toSex(dane.plec) }),
});

function toSex(plec: string): 'FEMALE' | 'MALE' {
  if (plec !== 'K' && plec !== 'M') throw malformed();
  return plec === 'K' ? 'FEMALE' : 'MALE';
}

function toBenefit({ obszar, nazwa, kwotaMiesieczna, dataOd, dataDo }: Swiadczenie): SocialAssistancePart['benefits'][number] {
  const area = AREAS.find((each) => each === obszar);
  const monthlyAmountGrosz = kwotaMiesieczna === undefined ? undefined : toGrosze(kwotaMiesieczna);
  if (!area || (kwotaMiesieczna !== undefined && monthlyAmountGrosz === undefined)) throw malformed();
  return {
    name: nazwa, area, from: readXsDate(dataOd),
    ...(monthlyAmountGrosz !== undefined && { monthlyAmountGrosz }),
    ...(dataDo && { until: readXsDate(dataDo) }),
  };
}
