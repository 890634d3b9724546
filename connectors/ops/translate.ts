import type { SocialAssistancePart, StatedIdentity } from '../../src/core/residents/parts.js';
import { isPlainRecord } from '../../src/core/residents/plain-record.js';
import type { LegalContext, Purpose } from '../../src/vocabulary/legal-context.js';
import { isPlainText } from '../../src/vocabulary/plain-text.js';
import type { LocalDate } from '../../src/vocabulary/local-date.js';
import type { PersonIdentifier } from '../../src/vocabulary/person-identifier.js';
import { readPastDate, readXsDate } from '../transport/xs-date.js';
import { malformed } from '../transport/xml.js';
import type { DaneOsoby, KluczOsoby, KontekstPrawny, OpsOperation, Swiadczenie } from './messages.js';

type Benefit = NonNullable<SocialAssistancePart['benefits']>[number];
type Area = Benefit['area'];
export const AREAS = ['PS', 'FA', 'SR', 'SW'] as const satisfies readonly Area[];

const CEL: Readonly<Record<Purpose, string>> = {
  APPLICATION_HANDLING: 'rozpatrzenie wniosku',
  NEEDS_RECOGNITION: 'rozpoznanie potrzeb',
  PLAN_COORDINATION: 'koordynacja indywidualnego planu usług społecznych',
  REFERRAL_FULFILMENT: 'realizacja usługi społecznej',
  SUPERVISION: 'kontrola',
  DATA_SUBJECT_ACCESS: 'realizacja prawa dostępu osoby, której dane dotyczą',
};

/** Only as much is asked for as the operation tells. */
const ZAKRES: Readonly<Record<OpsOperation, readonly string[]>> = {
  UdostepnijDaneOsoby: ['dane identyfikacyjne', 'świadczenia', 'wywiad środowiskowy'],
  WeryfikujDaneOsoby: ['zgodność danych identyfikacyjnych'],
  WeryfikujWystepowanieOsoby: ['występowanie w obszarach'],
};

export const toKontekstPrawny = ({ basis, purpose, caseId }: LegalContext, operation: OpsOperation): KontekstPrawny => ({
  podstawaPrawna: basis, cel: CEL[purpose], znakSprawy: caseId, zbiorDanych: 'Centralna Baza Beneficjentów',
  zakres: ZAKRES[operation],
});

export const toKluczOsoby = (person: PersonIdentifier): KluczOsoby =>
  (person.type === 'PESEL' ? { pesel: person.value } : { dokument: { kraj: person.country, numer: person.value } });

/** An answer about somebody else than was asked, or of what was not yet on the day of it, is not shown to anybody. Throws SourceFailure MALFORMED. */
export function toSocialAssistancePart(dane: DaneOsoby, { asked, on }: { readonly asked: PersonIdentifier; readonly on: LocalDate }): SocialAssistancePart {
  if (!isAbout(dane.klucz, asked)) throw malformed();
  const record = { recordId: dane.idOsoby, identity: toIdentity(dane, on) };
  if (!isPlainRecord(record) || (dane.jednostka && !isPlainText(dane.jednostka))) throw malformed();
  return {
    ...record,
    ...(dane.swiadczenia && { benefits: dane.swiadczenia.map(toBenefit) }),
    ...(dane.dataWywiadu && { lastInterviewOn: readPastDate(dane.dataWywiadu, on) }),
    ...(dane.jednostka && { socialWorkerUnit: dane.jednostka }),
  };
}

/** `1234,56`, `1234.56`, `1234,5` or `1234` złotys to grosze, in whole numbers throughout. Undefined for anything else. */
export function toGrosze(kwota: string): number | undefined {
  const [, zlotys, fraction = ''] = /^([0-9]{1,9})(?:[.,]([0-9]{1,2}))?$/.exec(kwota) ?? [];
  return zlotys === undefined ? undefined : Number(zlotys) * 100 + Number(fraction.padEnd(2, '0'));
}

/** Every answer names the person again; one about somebody else is nobody's. */
export function isAbout(klucz: KluczOsoby, asked: PersonIdentifier): boolean {
  if ('pesel' in klucz) return asked.type === 'PESEL' && klucz.pesel === asked.value;
  return asked.type === 'DOCUMENT' && klucz.dokument.kraj === asked.country && klucz.dokument.numer === asked.value;
}

const toIdentity = (dane: DaneOsoby, on: LocalDate): StatedIdentity => ({
  ...(dane.imie && { givenName: dane.imie }),
  ...(dane.nazwisko && { familyName: dane.nazwisko }),
  ...(dane.dataUrodzenia && { birthDate: readPastDate(dane.dataUrodzenia, on) }),
  ...(dane.plec && { sex: toSex(dane.plec) }),
});

function toSex(plec: string): 'FEMALE' | 'MALE' {
  if (plec !== 'K' && plec !== 'M') throw malformed();
  return plec === 'K' ? 'FEMALE' : 'MALE';
}

function toBenefit({ obszar, nazwa, kwotaMiesieczna, dataOd, dataDo }: Swiadczenie): Benefit {
  const area = AREAS.find((each) => each === obszar);
  const monthlyAmountGrosz = kwotaMiesieczna === undefined ? undefined : toGrosze(kwotaMiesieczna);
  if (!area || !isPlainText(nazwa) || (kwotaMiesieczna !== undefined && monthlyAmountGrosz === undefined)) throw malformed();
  const from = readXsDate(dataOd);
  const until = dataDo === undefined ? undefined : readXsDate(dataDo);
  if (until && until < from) throw malformed();
  return { name: nazwa, area, from, ...(monthlyAmountGrosz !== undefined && { monthlyAmountGrosz }), ...(until && { until }) };
}
