import type { Catalogue, CatalogueService, RefusedRecord, RefusedRecordCode } from '../../src/core/residents/catalogue.js';
import { parseGminaCode } from '../../src/vocabulary/gmina-code.js';
import type { LocalDate } from '../../src/vocabulary/local-date.js';
import { type KrsNumber, parseKrsNumber } from '../../src/vocabulary/krs-number.js';
import { capacityOf } from './capacity.js';
import { type HsdsRecord, type Objection, parseService } from './messages.js';
import { nameOf, objectionsTo, recordsIn } from './objections.js';
import { openingHoursOf } from './opening-hours.js';

/**
 * Full HSDS services to the hub's catalogue. Never throws, whatever the documents are.
 * `objections`: what the reading of the list has found already. `today` decides what has expired.
 */
export function toCatalogue(documents: readonly unknown[], today: LocalDate, objections: readonly Objection[] = []): Catalogue {
  const found: Objection[] = [...objections];
  const read = documents.map((raw, i) => parseService(raw, `services[${i}]`));
  found.push(...read.flatMap((each) => each.objections));
  const records = unique(read.flatMap(({ service }) => service ?? []), found);
  const copies = records.flatMap((service) => service.inside.organization ?? []);
  const organizations = unique(copies.filter(({ texts }) => texts.name !== undefined));
  for (const record of records) found.push(...objectionsTo(record, today));
  const organizationOf = organizationFinder(organizations, found);
  const krsNumbers = krsNumbersOf(copies, found);
  const services = records.flatMap((record) => toService(record, { organization: organizationOf(record), krsNumbers, today }, found) ?? []);
  return { services, refused: uniqueRefusals(found) };
}

function unique(records: readonly HsdsRecord[], found?: Objection[]): readonly HsdsRecord[] {
  const known = new Map<string, HsdsRecord>();
  for (const record of records) {
    if (known.has(record.id)) found?.push({ record: nameOf(record), field: 'id', wrong: 'REPEATED' });
    else known.set(record.id, record);
  }
  return [...known.values()];
}

/** The organisation that stands inside the service, or the one its `organization_id` names in another document. One id, one name: the first. */
function organizationFinder(organizations: readonly HsdsRecord[], found: Objection[]) {
  const known = new Map(organizations.map((each) => [each.id, each]));
  return (service: HsdsRecord): HsdsRecord | undefined => {
    const [inside] = service.inside.organization ?? [];
    const organization = known.get(inside?.id ?? service.texts.organization_id ?? '');
    if (inside?.texts.name !== undefined && organization?.texts.name !== inside.texts.name) {
      found.push({ record: nameOf(inside), field: 'name', wrong: 'REPEATED' });
    }
    return organization;
  };
}

/** KRS numbers by id of the organisation, from all its copies: a copy may say less. Schemes are those of org-id.guide. */
function krsNumbersOf(copies: readonly HsdsRecord[], found: Objection[]): ReadonlyMap<string, KrsNumber> {
  const known = new Map<string, KrsNumber>();
  for (const organization of copies) {
    for (const identifier of organization.inside.organization_identifiers ?? []) {
      if (!/^(PL-)?KRS$/i.test(identifier.texts.identifier_scheme ?? '')) continue;
      const krs = parseKrsNumber(identifier.texts.identifier ?? '');
      if (!krs) found.push({ record: nameOf(identifier), field: 'identifier', wrong: 'IMPOSSIBLE' });
      else if (!known.has(organization.id)) known.set(organization.id, krs);
      else if (known.get(organization.id) !== krs) found.push({ record: nameOf(organization), field: 'organization_identifiers', wrong: 'REPEATED' });
    }
  }
  return known;
}

interface Around { readonly organization: HsdsRecord | undefined; readonly krsNumbers: ReadonlyMap<string, KrsNumber>; readonly today: LocalDate }

/** A service that nobody delivers, or that has no name, cannot be referred to: it is refused whole. */
function toService(record: HsdsRecord, { organization, krsNumbers, today }: Around, found: Objection[]): CatalogueService | undefined {
  const { texts } = record;
  const providerName = organization?.texts.name;
  if (!organization || providerName === undefined) {
    const named = texts.organization_id !== undefined;
    found.push({ record: nameOf(record), field: named ? 'organization_id' : 'organization', wrong: named ? 'DANGLING' : 'MISSING' });
    return undefined;
  }
  if (texts.name === undefined) return undefined; // said already: MISSING or WRONG_TYPE
  const krs = krsNumbers.get(organization.id);
  const locations = locationsOf(record, organization, found);
  const capacity = capacityOf(record, today, found);
  const ages = agesOf(record);
  return {
    id: `NGO:${record.id}`, system: 'NGO', name: texts.name,
    ...(texts.description !== undefined && { description: texts.description }),
    provider: { id: `NGO:${organization.id}`, name: providerName, ...(krs && { krs }) },
    active: texts.status === 'active' && ages !== 'UNKNOWN',
    places: locations.map(toPlace),
    areas: distinct((record.inside.service_areas ?? []).flatMap(toArea)),
    ...(ages !== 'UNKNOWN' && ages),
    languages: distinct((record.inside.languages ?? []).flatMap(({ texts: { code, name } }) => code ?? name ?? [])),
    accessibility: distinct(locations.flatMap(({ inside }) => inside.accessibility ?? []).flatMap((each) => each.texts.description ?? [])),
    openingHours: openingHoursOf(record, today),
    ...(capacity && { capacity }),
  };
}

/** Where it is delivered. A place is written out, or it is one of the places of the organisation, by id. */
function locationsOf(service: HsdsRecord, organization: HsdsRecord, found: Objection[]): readonly HsdsRecord[] {
  const known = new Map([...recordsIn(organization), ...recordsIn(service)].filter(({ entity }) => entity === 'location').map((each) => [each.id, each]));
  return unique((service.inside.service_at_locations ?? []).flatMap((at) => {
    if (at.texts.service_id !== undefined && at.texts.service_id !== service.id) {
      found.push({ record: nameOf(at), field: 'service_id', wrong: 'DANGLING' });
      return [];
    }
    const [inside] = at.inside.location ?? [];
    const location = inside ?? known.get(at.texts.location_id ?? '');
    if (!location) found.push({ record: nameOf(at), field: 'location_id', wrong: at.texts.location_id === undefined ? 'MISSING' : 'DANGLING' });
    return location ?? [];
  }));
}

function toPlace({ texts, numbers, inside }: HsdsRecord): CatalogueService['places'][number] {
  const addresses = inside.addresses ?? [];
  const address = addresses.find((each) => each.texts.address_type === 'physical') ?? addresses[0];
  const { address_1: street, postal_code: code, city } = address?.texts ?? {};
  const line = [street, [code, city].filter(Boolean).join(' ')].filter(Boolean).join(', ');
  const { latitude, longitude } = numbers;
  return {
    ...(texts.name !== undefined && { name: texts.name }),
    ...(line !== '' && { address: line }),
    ...(latitude !== undefined && longitude !== undefined && { latitude, longitude }), // half a point is no point
  };
}

/** A TERC code where the publisher gives one, as the extent or as the name; else the name. */
function toArea({ texts: { extent, name } }: HsdsRecord): string | [] {
  return parseGminaCode(extent ?? '') ?? parseGminaCode(name ?? '') ?? name ?? [];
}

/** Unknown: a limit that cannot be read, or two that exclude one another. Without them it would look open to every age, so it is not offered at all. */
function agesOf({ numbers: { minimum_age: from, maximum_age: to }, unreadable }: HsdsRecord): Pick<CatalogueService, 'minimumAge' | 'maximumAge'> | 'UNKNOWN' {
  const isContradictory = from !== undefined && to !== undefined && to < from;
  if (isContradictory || AGES.some((field) => unreadable.includes(field))) return 'UNKNOWN';
  return { ...(from !== undefined && { minimumAge: from }), ...(to !== undefined && { maximumAge: to }) };
}

const AGES = ['minimum_age', 'maximum_age'];

const distinct = (texts: readonly string[]): readonly string[] => [...new Set(texts)];

/** One reason a field, the first found: a latitude of 100 is impossible, and only therefore missing. */
function uniqueRefusals(found: readonly Objection[]): readonly RefusedRecord[] {
  return [...new Map(found.toReversed().map((each) => [`${each.record} ${each.field}`, toRefusal(each)])).values()].toReversed();
}

const REASONS: Readonly<Record<Objection['wrong'], readonly [RefusedRecordCode, string]>> = {
  MISSING: ['MISSING_FIELD', 'Brak wymaganego pola'],
  WRONG_TYPE: ['WRONG_TYPE', 'Wartość ma niewłaściwy typ'],
  IMPOSSIBLE: ['IMPOSSIBLE_VALUE', 'Wartość jest niemożliwa'],
  EXPIRED: ['EXPIRED', 'Data ważności już minęła'],
  REPEATED: ['DUPLICATE_ID', 'Ten sam identyfikator mają różne zapisy albo zapis powtórzono; przyjęto pierwszy'],
  CONTRADICTORY: ['IMPOSSIBLE_VALUE', 'Koniec przedziału leży przed jego początkiem; nie przejęto żadnej z granic'],
  DANGLING: ['UNKNOWN_REFERENCE', 'Zapis wskazuje na inny, którego nie ma albo który do niego nie pasuje'],
  UNREADABLE: ['UNKNOWN_REFERENCE', 'Lista wymienia usługę, której pełnego zapisu nie udało się odczytać'],
  TOO_MANY: ['IMPOSSIBLE_VALUE', 'Katalog jest dłuższy, niż hub czyta; reszty nie przejęto'],
  OVER_MAXIMUM: ['IMPOSSIBLE_VALUE', 'Wolnych miejsc jest więcej, niż wynosi maksimum'],
  PHYSICAL_UNIT: ['IMPOSSIBLE_VALUE', 'Miejsc w usłudze nie liczy się jednostką masy, objętości, długości ani powierzchni'],
  UNKNOWN_VERSION: ['WRONG_TYPE', 'Źródło podaje wersję HSDS, której hub nie zna; zapisy odczytano jak wersję 3.1'],
};

/** What becomes of the record around it, where that is not plain. */
const CONSEQUENCES: Readonly<Record<string, string>> = {
  latitude: 'miejsce pozostaje bez współrzędnych', longitude: 'miejsce pozostaje bez współrzędnych',
  status: 'usługa nie jest traktowana jako czynna',
  minimum_age: 'usługa nie jest traktowana jako czynna', maximum_age: 'usługa nie jest traktowana jako czynna',
  available: 'liczby wolnych miejsc nie przejęto', maximum: 'liczby wolnych miejsc nie przejęto', updated: 'liczby wolnych miejsc nie przejęto',
  unit: 'liczby wolnych miejsc nie przejęto', unit_id: 'liczby wolnych miejsc nie przejęto',
  organization: 'usługi nie przejęto', organization_id: 'usługi nie przejęto',
};

function toRefusal({ record, field, wrong, number }: Objection): RefusedRecord {
  const [code, reason] = REASONS[wrong];
  const consequence = record.startsWith('schedule/') ? 'tych godzin nie przejęto' : field && CONSEQUENCES[field];
  const where = field ? ` (${field}${number === undefined ? '' : `: ${number}`})` : '';
  const because = `${reason}${where}${consequence ? `; ${consequence}` : ''}.`;
  return { system: 'NGO', record, ...(field && { field }), code, because };
}
