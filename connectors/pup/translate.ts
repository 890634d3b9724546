import type { LabourBenefit, LabourNeed, LabourPart, LabourProfile, StatedIdentity } from '../../src/core/residents/parts.js';
import { isPlainRecord } from '../../src/core/residents/plain-record.js';
import type { LegalContext, Purpose } from '../../src/vocabulary/legal-context.js';
import type { LocalDate } from '../../src/vocabulary/local-date.js';
import type { PersonIdentifier } from '../../src/vocabulary/person-identifier.js';
import { readPastDate, readXsDate } from '../transport/xs-date.js';
import { malformed } from '../transport/xml.js';
import type { Ewidencja, KluczOsoby, Profil, Swiadczenie } from './messages.js';
import type { KontekstPrawny } from './questions.js';

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
  zakres: ['STATUS', 'SWIADCZENIA', 'PROFIL'],
});

export const toKluczOsoby = (person: PersonIdentifier): KluczOsoby =>
  (person.type === 'PESEL' ? { pesel: person.value } : { dokument: { kraj: person.country, numer: person.value } });

/** The same text for the same person as `identifierKey`, so that answers find their questions. */
export const toIdentifierKey = (osoba: KluczOsoby): string =>
  ('pesel' in osoba ? `PESEL:${osoba.pesel}` : `DOCUMENT:${osoba.dokument.kraj}:${osoba.dokument.numer}`);

/** `on` is the day of the answer. Throws SourceFailure MALFORMED for a number of the record, a name, a code, a date or an amount that cannot be. */
export function toLabourPart({ numerEwidencyjny, status, dataRejestracji, prawoDoZasilkuDo, swiadczenia, profil, ...identity }: Ewidencja, on: LocalDate): LabourPart {
  const record = { recordId: numerEwidencyjny, identity: toIdentity(identity, on) };
  if (!isPlainRecord(record)) throw malformed();
  return {
    ...record,
    status: oneOf(STATUSES, status),
    ...(dataRejestracji && { since: readPastDate(dataRejestracji, on) }),
    ...(prawoDoZasilkuDo && { benefitUntil: readXsDate(prawoDoZasilkuDo) }),
    ...(swiadczenia && { benefits: swiadczenia.map(toBenefit) }),
    ...(profil && { profile: toProfile(profil, on) }),
  };
}

function toBenefit({ rodzaj, kwotaGrosze, od, do: until, zawieszoneOd, zawieszoneDo }: Swiadczenie): LabourBenefit {
  const benefit: LabourBenefit = {
    kind: oneOf(KINDS, rodzaj),
    ...(kwotaGrosze && { monthlyAmountGrosz: toGrosz(kwotaGrosze) }),
    from: readXsDate(od),
    ...(until && { until: readXsDate(until) }),
    ...(zawieszoneOd && { suspendedFrom: readXsDate(zawieszoneOd) }),
    ...(zawieszoneDo && { suspendedUntil: readXsDate(zawieszoneDo) }),
  };
  refuseBackwards(benefit.from, benefit.until);
  refuseBackwards(benefit.suspendedFrom, benefit.suspendedUntil);
  return benefit;
}

function toProfile({ dataIpd, ipdDo, jednostkaDoradcy, potrzeby }: Profil, on: LocalDate): LabourProfile {
  const profile: LabourProfile = {
    ...(dataIpd && { planMadeOn: readPastDate(dataIpd, on) }),
    ...(ipdDo && { planUntil: readXsDate(ipdDo) }),
    ...(jednostkaDoradcy && { adviserUnit: toUnitCode(jednostkaDoradcy) }),
    needs: potrzeby.map((potrzeba) => oneOf(NEEDS, potrzeba)),
  };
  refuseBackwards(profile.planMadeOn, profile.planUntil);
  return profile;
}

function refuseBackwards(from: LocalDate | undefined, until: LocalDate | undefined): void {
  if (from && until && until < from) throw malformed();
}

const STATUSES = {
  BEZROBOTNY: 'UNEMPLOYED', POSZUKUJACY_PRACY: 'JOB_SEEKER', NIEZAREJESTROWANY: 'NOT_REGISTERED',
} as const satisfies Record<string, LabourPart['status']>;

const KINDS = {
  ZASILEK: 'UNEMPLOYMENT_BENEFIT', STYPENDIUM: 'SCHOLARSHIP', DODATEK_AKTYWIZACYJNY: 'ACTIVATION_ALLOWANCE', INNE: 'OTHER',
} as const satisfies Record<string, LabourBenefit['kind']>;

const NEEDS = {
  POSREDNICTWO_PRACY: 'JOB_PLACEMENT', PORADNICTWO_ZAWODOWE: 'CAREER_COUNSELLING', SZKOLENIE: 'TRAINING', STAZ: 'TRAINEESHIP',
  DZIALALNOSC_GOSPODARCZA: 'OWN_BUSINESS', INNA: 'OTHER',
} as const satisfies Record<string, LabourNeed>;

function oneOf<Word>(words: Readonly<Record<string, Word>>, code: string): Word {
  if (!Object.hasOwn(words, code)) throw malformed();
  return words[code]!;
}

/** Whole grosze that fit the graph's Int. */
function toGrosz(kwotaGrosze: string): number {
  if (!/^[0-9]{1,9}$/.test(kwotaGrosze)) throw malformed();
  return Number(kwotaGrosze);
}

/** A code and no sentence: nothing that somebody wrote about the person gets in by this field. */
function toUnitCode(code: string): string {
  if (!/^[A-Z0-9][A-Z0-9/_.-]{0,31}$/.test(code)) throw malformed();
  return code;
}

const toIdentity = ({ imie, nazwisko, dataUrodzenia, plec }: Pick<Ewidencja, 'imie' | 'nazwisko' | 'dataUrodzenia' | 'plec'>, on: LocalDate): StatedIdentity => ({
  ...(imie && { givenName: imie }),
  ...(nazwisko && { familyName: nazwisko }),
  ...(dataUrodzenia && { birthDate: readPastDate(dataUrodzenia, on) }),
  ...(plec && { sex: oneOf(SEXES, plec) }),
});

const SEXES = { K: 'FEMALE', M: 'MALE' } as const;
