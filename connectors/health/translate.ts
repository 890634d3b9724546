import type { Catalogue, CatalogueProvider, CatalogueService, RefusedRecord, RefusedRecordCode } from '../../src/core/residents/catalogue.js';
import type { HealthPart, StatedIdentity } from '../../src/core/residents/parts.js';
import { isPlainRecord } from '../../src/core/residents/plain-record.js';
import { parseGminaCode } from '../../src/vocabulary/gmina-code.js';
import { parseLocalDate } from '../../src/vocabulary/local-date.js';
import type { Pesel } from '../../src/vocabulary/pesel.js';
import { newestCopies } from './copies.js';
import { directoryOf, type Directory } from './directory.js';
import type { Address, Entry, HealthcareService, HumanName, Location, Patient, Reference, Resource, Unfinished } from './messages.js';
import { isOver } from './validity.js';

/** PESEL as an identifier system in FHIR: the root from the Polish registry of object identifiers (CeZ). */
export const PESEL_SYSTEM = 'urn:oid:2.16.840.1.113883.3.4424.1.1.616';

/**
 * What the records of a source say about one PESEL. AMBIGUOUS: more than one person could be meant, and choosing would be a guess.
 * NAMELESS: nobody was found, but a record that names nobody may be theirs. UNREADABLE: a record of theirs must not be acted upon.
 */
export type FoundPatient = 'NOBODY' | 'NAMELESS' | 'AMBIGUOUS' | 'UNREADABLE' | Patient;

/** Correlates by the identifier inside the record; whoever else is in the answer is looked at once, however many people are asked about. */
export function patientFinder(patients: readonly Patient[], now = new Date()): (pesel: Pesel) => FoundPatient {
  const records = newestCopies(patients);
  const byPesel = new Map<string, Patient[]>();
  for (const patient of records) {
    for (const pesel of currentPesels(patient, now)) {
      const bearers = byPesel.get(pesel);
      if (bearers) bearers.push(patient); else byPesel.set(pesel, [patient]);
    }
  }
  const nobody = records.some(isNameless) ? 'NAMELESS' : 'NOBODY';
  return (pesel) => {
    const bearers = byPesel.get(pesel) ?? [];
    if (bearers.some(({ unreadable }) => unreadable)) return 'UNREADABLE';
    const [only, ...others] = bearers.length > 1 ? bearers.filter(isInUse) : bearers;
    if (!only) return bearers.length > 1 ? 'AMBIGUOUS' : nobody;
    return others.length > 0 || currentPesels(only, now).size > 1 ? 'AMBIGUOUS' : only;
  };
}

/** No identifier of it, or not its PESEL, can be read. */
const isNameless = ({ identifier }: Patient): boolean =>
  !identifier.some(({ value }) => value) || identifier.some(({ system, value }) => system === PESEL_SYSTEM && !value);

/** A PESEL marked `old` can have been given by mistake, to somebody else, and so can one whose time has ended. */
const currentPesels = ({ identifier }: Patient, now: Date): ReadonlySet<string> =>
  new Set(identifier.flatMap((each) => (each.system === PESEL_SYSTEM && each.value && !isOver(each, now) ? [each.value] : [])));

/** FHIR assumes a record without `active` to be in use. One that is replaced by another is not, whatever it says. */
const isInUse = ({ active = true, linkTypes }: Patient): boolean => active === true && !linkTypes.includes('replaced-by');

/** Undefined for a record without an id, because there would be nothing to link the resident to, and for one whose names no screen shows as meant. */
export function toHealthPart(patient: Patient, now = new Date()): HealthPart | undefined {
  const record = patient.id && { recordId: patient.id, identity: toIdentity(patient, now) };
  if (!record || !isPlainRecord(record)) return undefined;
  const generalPractitioner = patient.generalPractitioner.find(({ display }) => display)?.display;
  const managingOrganization = patient.managingOrganization?.display;
  return {
    ...record,
    active: isInUse(patient) && !patient.deceased,
    ...(generalPractitioner && { generalPractitioner }),
    ...(managingOrganization && { managingOrganization }),
  };
}

const SEXES = new Map<string | undefined, NonNullable<StatedIdentity['sex']>>([['male', 'MALE'], ['female', 'FEMALE'], ['other', 'OTHER']]);

function toIdentity({ name, birthDate, gender }: Patient, now: Date): StatedIdentity {
  const { given = [], family } = nameInForce(name, now) ?? {};
  const born = birthDate && parseLocalDate(birthDate); // "1944" and "1944-05" are FHIR dates, but no day
  const sex = SEXES.get(gender);
  return {
    ...(given.length > 0 && { givenName: given.join(' ') }),
    ...(family && { familyName: family }),
    ...(born && { birthDate: born }),
    ...(sex && { sex }),
  };
}

/** Never the maiden or an old name, nor what somebody is only called: compared with other sources, it would look like another person. */
function nameInForce(all: readonly HumanName[], now: Date): HumanName | undefined {
  const names = all.filter((name) => !isOver(name, now) && !NO_NAMES.has(name.use));
  return names.find(({ use }) => use === 'official') ?? names.find(({ use }) => use === 'usual') ?? names[0];
}

const NO_NAMES: ReadonlySet<string | undefined> = new Set(['maiden', 'nickname', 'anonymous']);

const UNFINISHED: Readonly<Record<Unfinished, readonly [RefusedRecordCode, string]>> = {
  ELSEWHERE: ['UNKNOWN_REFERENCE', 'Odnośnik do następnej strony prowadzi poza źródło; dalszych stron nie odczytano.'],
  CIRCLE: ['IMPOSSIBLE_VALUE', 'Odnośnik do następnej strony wraca do strony już odczytanej; dalszych stron nie ma.'],
  FEWER: ['IMPOSSIBLE_VALUE', 'Źródło podało mniej usług, niż samo zapowiedziało; brakujących nie odczytano.'],
  TOO_LONG: ['IMPOSSIBLE_VALUE', 'Stron jest więcej, niż hub odczytuje za jednym razem; dalszych stron nie odczytano.'],
};

type Refuse = (record: string, field: string | undefined, code: RefusedRecordCode, because: string) => void;

/** One service while it is translated. */
interface Reading {
  readonly service: HealthcareService;
  /** `HealthcareService/<id>`: how refusals name it. */
  readonly record: string;
  readonly directory: Directory;
  readonly refuse: Refuse;
}

/** Entries of all pages and of what was fetched beside them. One bad record or value costs itself and nothing else. */
export function toCatalogue(entries: readonly Entry[], baseUrl: string, unfinished?: Unfinished): Catalogue {
  const refused = new Map<string, RefusedRecord>();
  const refuse: Refuse = (record, field, code, because) => {
    // A place or an organisation is named by many services and refused once.
    refused.set(JSON.stringify([record, field, code]), { system: 'HEALTH', record, ...(field && { field }), code, because });
  };
  const directory = directoryOf(entries, baseUrl);
  const services = new Map<string, CatalogueService | undefined>();
  entries.forEach(({ resource }, i) => {
    // What is no service is named by its position: its type and id could belong to a person's record.
    const position = `Bundle.entry[${i}]`;
    refuseProhibitions(resource, position, refuse);
    if (resource.resourceType !== 'HealthcareService') return refuseForeign(resource, position, refuse);
    if (resource.unreadable) return refuse(position, 'modifierExtension', 'WRONG_TYPE', 'Usługa ma modyfikator, którego hub nie zna, a który może zmieniać jej sens.');
    if (!resource.id) return refuse(position, 'id', 'MISSING_FIELD', 'Usługa nie ma poprawnego identyfikatora.');
    const record = `HealthcareService/${resource.id}`;
    if (services.has(record)) return refuse(record, 'id', 'DUPLICATE_ID', 'Usługa o tym identyfikatorze już wystąpiła; pozostaje pierwsza.');
    services.set(record, toService({ service: resource, record, directory, refuse }));
  });
  if (unfinished) refuse('Bundle', 'link', ...UNFINISHED[unfinished]);
  return { services: [...services.values()].filter((each) => each !== undefined), refused: [...refused.values()] };
}

function refuseProhibitions(resource: Resource, position: string, refuse: Refuse): void {
  for (const each of [resource, ...resource.contained]) {
    if (each.resourceType !== 'ServiceRequest' || !each.doNotPerform) continue;
    refuse(position, 'doNotPerform', 'NOT_TO_BE_PERFORMED', 'Zlecenie mówi, czego nie wykonywać; nie jest usługą.');
  }
}

const EXPECTED: ReadonlySet<Resource['resourceType']> = new Set(['Organization', 'Location', 'OperationOutcome']);

function refuseForeign(resource: Resource, position: string, refuse: Refuse): void {
  const isRefusedAlready = resource.resourceType === 'ServiceRequest' && resource.doNotPerform;
  if (isRefusedAlready || EXPECTED.has(resource.resourceType)) return;
  refuse(position, undefined, 'UNKNOWN_RESOURCE', 'Zasób tego rodzaju nie opisuje usługi.');
}

function toService(reading: Reading): CatalogueService | undefined {
  const { service, record, refuse } = reading;
  refuseImpossibleHours(reading);
  const name = service.name ?? service.typeNames[0];
  if (!name) refuse(record, 'name', 'MISSING_FIELD', 'Usługa nie ma nazwy ani nazwanego rodzaju.');
  const provider = toProvider(reading);
  if (!name || !provider) return undefined;
  const isOffered = readActive(service.active, record, refuse);
  return {
    id: `HEALTH:${record}`,
    system: 'HEALTH',
    name,
    ...(service.comment && { description: service.comment }),
    provider: { id: provider.id, name: provider.name },
    active: isOffered && provider.active,
    places: service.location.flatMap((named, i) => toPlace(named, `location[${i}]`, reading) ?? []),
    areas: service.coverageArea.flatMap((named) => toArea(named, reading) ?? []),
    languages: service.languages.filter((code) => /^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(code)),
    accessibility: [],
    openingHours: [],
  };
}

function toProvider({ service, record, directory, refuse }: Reading): (CatalogueProvider & { active: boolean }) | undefined {
  const { reference, display } = service.providedBy ?? {};
  if (!reference) {
    refuse(record, 'providedBy', 'MISSING_FIELD', 'Usługa nie wskazuje realizatora.');
    return undefined;
  }
  const found = directory.find(reference, service);
  const organization = found?.resourceType === 'Organization' ? found : undefined;
  if (!organization) refuse(record, 'providedBy', 'UNKNOWN_REFERENCE', 'Usługa wskazuje realizatora, którego źródło nie podało.');
  const name = organization?.name ?? display;
  if (organization && !name) refuse(record, 'providedBy', 'MISSING_FIELD', 'Realizator usługi nie ma nazwy.');
  if (!name) return undefined;
  // `#x` means something inside this service only.
  const id = reference.startsWith('#') ? `${record}${reference}` : organization?.id ? `Organization/${organization.id}` : directory.key(reference);
  return { id: `HEALTH:${id}`, name, active: readActive(organization?.active, id, refuse) };
}

/** FHIR assumes what does not say so to be active. */
function readActive(active: unknown, record: string, refuse: Refuse): boolean {
  if (active === undefined || active === true) return true;
  if (active === false) refuse(record, 'active', 'INACTIVE', 'Źródło oznaczyło ten zapis jako nieaktywny.');
  else refuse(record, 'active', 'WRONG_TYPE', 'Nie da się odczytać, czy zapis jest aktywny; hub przyjmuje, że nie jest.');
  return false;
}

/** Hours are not taken over; an end before the start is said all the same, so that the source can mend it. */
function refuseImpossibleHours({ service, record, refuse }: Reading): void {
  service.availableTime.forEach(({ start = '', end = '' }, i) => {
    if (!TIME.test(start) || !TIME.test(end) || end >= start) return;
    refuse(record, `availableTime[${i}]`, 'IMPOSSIBLE_VALUE', `Koniec dyżuru ${end.slice(0, 5)} wypada przed jego początkiem ${start.slice(0, 5)}.`);
  });
}

const TIME = /^([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\.[0-9]+)?$/;

type Place = CatalogueService['places'][number];

function toPlace(named: Reference, field: string, reading: Reading): Place | undefined {
  const { record, refuse } = reading;
  const location = locationOf(named, reading);
  if (!location) {
    refuse(record, field, 'UNKNOWN_REFERENCE', 'Usługa wskazuje miejsce, którego źródło nie podało.');
    return named.display ? { name: named.display } : undefined;
  }
  const own = location.id && !named.reference?.startsWith('#') ? `Location/${location.id}` : `${record}.${field}`;
  if (location.status !== undefined && location.status !== 'active') {
    refuse(own, 'status', 'INACTIVE', 'Miejsce jest zamknięte lub zawieszone.');
    return undefined;
  }
  const name = location.name ?? named.display ?? location.description;
  const address = location.address && toAddress(location.address);
  return { ...(name && { name }), ...(address && { address }), ...toCoordinates(location, own, refuse) };
}

function toCoordinates({ position }: Location, record: string, refuse: Refuse): Pick<Place, 'latitude' | 'longitude'> {
  if (!position) return {};
  const { latitude, longitude } = position;
  if (typeof latitude !== 'number' || typeof longitude !== 'number') {
    refuse(record, 'position', 'WRONG_TYPE', 'Współrzędne miejsca nie są dwiema liczbami.');
    return {};
  }
  const isLatitude = Math.abs(latitude) <= 90;
  const isLongitude = Math.abs(longitude) <= 180;
  if (!isLatitude) refuse(record, 'position.latitude', 'IMPOSSIBLE_VALUE', `Szerokość geograficzna ${latitude} nie istnieje (od -90 do 90).`);
  if (!isLongitude) refuse(record, 'position.longitude', 'IMPOSSIBLE_VALUE', `Długość geograficzna ${longitude} nie istnieje (od -180 do 180).`);
  return isLatitude && isLongitude ? { latitude, longitude } : {};
}

function toAddress({ text, line, postalCode, city }: Address): string | undefined {
  const town = [postalCode, city].filter(Boolean).join(' ');
  return text ?? ([...line, town].filter(Boolean).join(', ') || undefined);
}

/** The TERC code where the place carries a possible one, because competence hangs on it; else a name. */
function toArea(named: Reference, reading: Reading): string | undefined {
  const location = locationOf(named, reading);
  const gmina = location?.address?.terc && parseGminaCode(location.address.terc);
  return gmina || (named.display ?? location?.name ?? location?.description);
}

function locationOf({ reference }: Reference, { service, directory }: Reading): Location | undefined {
  const found = reference ? directory.find(reference, service) : undefined;
  return found?.resourceType === 'Location' ? found : undefined;
}
