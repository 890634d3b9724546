import type { RegistryPart } from '../../src/core/residents/parts.js';
import { isPlainRecord } from '../../src/core/residents/plain-record.js';
import { parseGminaCode } from '../../src/vocabulary/gmina-code.js';
import type { LegalContext, Purpose } from '../../src/vocabulary/legal-context.js';
import { identifierKey, parsePersonIdentifier, type PersonIdentifier } from '../../src/vocabulary/person-identifier.js';
import type { Adres, Identyfikator, Osoba, OsobaRead, Zapytanie } from './messages.js';

/** The register's words for why it is asked. */
const CEL = {
  APPLICATION_HANDLING: 'ROZPATRZENIE_WNIOSKU',
  NEEDS_RECOGNITION: 'ROZPOZNANIE_POTRZEB',
  PLAN_COORDINATION: 'KOORDYNACJA_PLANU',
  REFERRAL_FULFILMENT: 'REALIZACJA_SKIEROWANIA',
  SUPERVISION: 'NADZOR',
  DATA_SUBJECT_ACCESS: 'DOSTEP_OSOBY_DO_DANYCH',
} as const satisfies Record<Purpose, string>;

export function toZapytanie(people: readonly PersonIdentifier[], legal: LegalContext): Zapytanie {
  return {
    podstawaPrawna: legal.basis, cel: CEL[legal.purpose], znakSprawy: legal.caseId,
    zakres: ['TOZSAMOSC', 'ADRESY', 'GOSPODARSTWO'],
    identyfikatory: people.map((person) => person.type === 'PESEL'
      ? { typ: 'PESEL', wartosc: person.value }
      : { typ: 'DOKUMENT', wartosc: person.value, kraj: person.country }),
  };
}

/** What the register said of the one who was asked about: known, not known, or said so that it cannot be believed. */
export type Finding = RegistryPart | 'UNKNOWN_PERSON' | 'MALFORMED';

/**
 * One finding for every key asked; persons nobody asked about are dropped.
 * Two records for one identifier contradict each other by being two, so neither is taken.
 * While a record is there that names nobody, "unknown" cannot be said of those who are missing: it may be theirs.
 */
export function toFindings(people: readonly PersonIdentifier[], osoby: readonly OsobaRead[]): ReadonlyMap<string, Finding> {
  const told = new Map<string, Finding>();
  let nameless = false;
  for (const read of osoby) {
    const key = keyOf(read.ok ? read.osoba.identyfikator : read.identyfikator);
    if (key === undefined) nameless = true;
    else told.set(key, read.ok && !told.has(key) ? toFinding(read.osoba) : 'MALFORMED');
  }
  return new Map(people.map(identifierKey).map((key) => [key, told.get(key) ?? (nameless ? 'MALFORMED' : 'UNKNOWN_PERSON')]));
}

function keyOf(identyfikator: Identyfikator | undefined): string | undefined {
  if (!identyfikator) return undefined;
  const { typ, wartosc, kraj } = identyfikator;
  const identifier = parsePersonIdentifier({ type: typ === 'PESEL' ? 'PESEL' : 'DOCUMENT', value: wartosc, country: kraj ?? null });
  return identifier && identifierKey(identifier);
}

function toFinding(osoba: Osoba): Finding {
  const part = toRegistryPart(osoba);
  return isPlainRecord(part) ? part : 'MALFORMED';
}

export function toRegistryPart(osoba: Osoba): RegistryPart {
  return {
    recordId: osoba.id,
    identity: {
      givenName: osoba.imie, familyName: osoba.nazwisko, birthDate: osoba.dataUrodzenia,
      sex: osoba.plec === 'K' ? 'FEMALE' : 'MALE',
    },
    addresses: osoba.adresy.map(toAddress),
    householdSize: osoba.liczbaOsobWGospodarstwie,
  };
}

const KIND = { STALY: 'PERMANENT', CZASOWY: 'TEMPORARY', KORESPONDENCJA: 'CORRESPONDENCE' } as const satisfies Record<Adres['rodzaj'], string>;

function toAddress(adres: Adres): RegistryPart['addresses'][number] {
  const gmina = parseGminaCode(adres.teryt); // seven digits can still be no gmina: then the address stands without one
  return {
    kind: KIND[adres.rodzaj], locality: adres.miejscowosc, house: adres.nrDomu, postalCode: adres.kodPocztowy, from: adres.od,
    ...(gmina && { gmina }),
    ...(adres.ulica && { street: adres.ulica }),
    ...(adres.nrLokalu && { flat: adres.nrLokalu }),
    ...(adres.do && { until: adres.do }),
  };
}
