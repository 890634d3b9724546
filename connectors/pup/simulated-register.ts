import type { LabourBenefit, LabourNeed, LabourProfile } from '../../src/core/residents/parts.js';
import { identifierKey } from '../../src/vocabulary/person-identifier.js';
import type { SyntheticPerson } from '../synthetic-person.js';

type Registered = NonNullable<SyntheticPerson['pup']>;

/**
 * Somebody whom the office can know more of than the other systems' simulators need. Where nothing is said, benefits follow from
 * `benefitUntil`, and whoever is unemployed has a plan.
 */
export interface PupPerson extends SyntheticPerson {
  readonly pup?: Registered & { readonly benefits?: readonly LabourBenefit[]; readonly profile?: LabourProfile };
}

export interface Osoba { readonly pesel?: string; readonly dokument?: { readonly kraj: string; readonly numer: string } }

/** A purpose of another body's that does not open the plan: its scope is refused, and the rest answered. */
const OPENS_NO_PROFILE = 'rozpatrzenie wniosku o usługi społeczne';

/** The answer about these people in these scopes, for the `soap` package to write. */
export function peopleSaid(asked: readonly Osoba[], scopes: readonly string[], purpose: string, known: ReadonlyMap<string, PupPerson>): object {
  const refused = scopes.filter((scope) => scope === 'PROFIL' && purpose === OPENS_NO_PROFILE);
  const opened = new Set(scopes.filter((scope) => !refused.includes(scope)));
  const people = asked.map((osoba) => resultOf(osoba, known.get(keyOf(osoba)), opened));
  return { odmowaZakresu: refused, wynikOsoby: people.toReversed() }; // never in the order asked
}

const keyOf = ({ pesel, dokument }: Osoba): string => (pesel ? `PESEL:${pesel}` : `DOCUMENT:${dokument?.kraj}:${dokument?.numer}`);

function resultOf(osoba: Osoba, person: PupPerson | undefined, scopes: ReadonlySet<string>): object {
  if (!person) return { osoba, wynik: 'NIEZNANA' };
  const { pup } = person;
  const profile = pup && profileOf(pup);
  return {
    osoba, wynik: 'ZNALEZIONO',
    ewidencja: {
      numerEwidencyjny: recordId(person), imie: person.givenName, nazwisko: person.familyName,
      dataUrodzenia: person.birthDate, plec: person.sex === 'FEMALE' ? 'K' : 'M',
      status: pup ? { UNEMPLOYED: 'BEZROBOTNY', JOB_SEEKER: 'POSZUKUJACY_PRACY' }[pup.status] : 'NIEZAREJESTROWANY',
      ...(pup && { dataRejestracji: pup.since }),
      ...(pup?.benefitUntil && { prawoDoZasilkuDo: pup.benefitUntil }),
      ...(scopes.has('SWIADCZENIA') && { swiadczenia: { swiadczenie: pup ? benefitsOf(pup).map(toSwiadczenie) : [] } }),
      ...(scopes.has('PROFIL') && profile && { profil: toProfil(profile) }),
    },
  };
}

const benefitsOf = ({ benefits, since, benefitUntil }: NonNullable<PupPerson['pup']>): readonly LabourBenefit[] =>
  benefits ?? (benefitUntil ? [{ kind: 'UNEMPLOYMENT_BENEFIT', monthlyAmountGrosz: 172_190, from: since, until: benefitUntil }] : []);

const profileOf = ({ profile, status, since }: NonNullable<PupPerson['pup']>): LabourProfile | undefined =>
  profile ?? (status === 'UNEMPLOYED' ? { planMadeOn: since, adviserUnit: 'CAZ-2', needs: ['JOB_PLACEMENT', 'TRAINING'] } : undefined);

const RODZAJ: Readonly<Record<LabourBenefit['kind'], string>> = {
  UNEMPLOYMENT_BENEFIT: 'ZASILEK', SCHOLARSHIP: 'STYPENDIUM', ACTIVATION_ALLOWANCE: 'DODATEK_AKTYWIZACYJNY', OTHER: 'INNE',
};
const POTRZEBA: Readonly<Record<LabourNeed, string>> = {
  JOB_PLACEMENT: 'POSREDNICTWO_PRACY', CAREER_COUNSELLING: 'PORADNICTWO_ZAWODOWE', TRAINING: 'SZKOLENIE', TRAINEESHIP: 'STAZ',
  OWN_BUSINESS: 'DZIALALNOSC_GOSPODARCZA', OTHER: 'INNA',
};

const toSwiadczenie = ({ kind, monthlyAmountGrosz, from, until, suspendedFrom, suspendedUntil }: LabourBenefit): object => ({
  rodzaj: RODZAJ[kind], kwotaGrosze: monthlyAmountGrosz, od: from, do: until, zawieszoneOd: suspendedFrom, zawieszoneDo: suspendedUntil,
});

const toProfil = ({ planMadeOn, planUntil, adviserUnit, needs }: LabourProfile): object => ({
  dataIpd: planMadeOn, ipdDo: planUntil, jednostkaDoradcy: adviserUnit, potrzeba: needs.map((need) => POTRZEBA[need]),
});

/** Stable and without meaning: the office has its own number for everybody. */
const recordId = ({ identifier }: SyntheticPerson): string =>
  `PUP/${[...identifierKey(identifier)].reduce((sum, character) => (sum * 31 + character.charCodeAt(0)) % 1_000_000_007, 11)}`;
