import type { Catalogue, CatalogueService, RefusedRecord, RefusedRecordCode } from '../../src/core/residents/catalogue.js';
import { parseGminaCode } from '../../src/vocabulary/gmina-code.js';
import type { LocalDate } from '../../src/vocabulary/local-date.js';
import { type HsdsRecord, type Objection, parseService } from './messages.js';
import { nameOf, objectionsTo, recordsIn } from './objections.js';

/**
 * Full HSDS services to the hub's catalogue. Never throws, whatever the documents are.
 * `objections`: what the reading of the list has found already. `today` decides what has expired.
 */
export function toCatalogue(documents: readonly unknown[], today: LocalDate, objections: readonly Objection[] = []): Catalogue {
  const found: Objection[] = [...objections];
  const read = documents.map((raw, i) => parseService(raw, `services[${i}]`));
  found.push(...read.flatMap((each) => each.objections));
  const records = unique(read.flatMap(({ service }) => service ?? []), found);
  const organizations = unique(records.flatMap((service) => service.inside.organization ?? []).filter(({ texts }) => texts.name !== undefined));
  for (const record of records) found.push(...objectionsTo(record, today));
  const organizationOf = organizationFinder(organizations, found);
  const services = records.flatMap((record) => toService(record, organizationOf(record), found) ?? []);
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

/** A service that nobody delivers, or that has no name, cannot be referred to: it is refused whole. */
function toService(record: HsdsRecord, organization: HsdsRecord | undefined, found: Objection[]): CatalogueService | undefined {
  const { texts, numbers } = record;
  const providerName = organization?.texts.name;
  if (!organization || providerName === undefined) {
    const named = texts.organization_id !== undefined;
    found.push({ record: nameOf(record), field: named ? 'organization_id' : 'organization', wrong: named ? 'DANGLING' : 'MISSING' });
    return undefined;
  }
  if (texts.name === undefined) return undefined; // said already: MISSING or WRONG_TYPE
  return {
    id: `NGO:${record.id}`, system: 'NGO', name: texts.name,
    ...(texts.description !== undefined && { description: texts.description }),
    provider: { id: `NGO:${organization.id}`, name: providerName },
    active: texts.status === 'active',
    places: locationsOf(record, organization, found).map(toPlace),
    areas: distinct((record.inside.service_areas ?? []).flatMap(toArea)),
    ...believableAges(numbers),
    languages: distinct((record.inside.languages ?? []).flatMap(({ texts: { code, name } }) => code ?? name ?? [])),
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

/** Limits that exclude one another are taken neither way. */
function believableAges({ minimum_age: from, maximum_age: to }: HsdsRecord['numbers']): Pick<CatalogueService, 'minimumAge' | 'maximumAge'> {
  if (from !== undefined && to !== undefined && to < from) return {};
  return { ...(from !== undefined && { minimumAge: from }), ...(to !== undefined && { maximumAge: to }) };
}

const distinct = (texts: readonly string[]): readonly string[] => [...new Set(texts)];

/** One reason a field, the first found: a latitude of 100 is impossible, and only therefore missing. */
function uniqueRefusals(found: readonly Objection[]): readonly RefusedRecord[] {
  return [...new Map(found.toReversed().map((each) => [`${each.record} ${each.field}`, toRefusal(each)])).values()].reverse();
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
};

/** What becomes of the record around it, where that is not plain. */
const CONSEQUENCES: Readonly<Record<string, string>> = {
  latitude: 'miejsce pozostaje bez współrzędnych', longitude: 'miejsce pozostaje bez współrzędnych',
  status: 'usługa nie jest traktowana jako czynna',
  organization: 'usługi nie przejęto', organization_id: 'usługi nie przejęto',
};

function toRefusal({ record, field, wrong, number }: Objection): RefusedRecord {
  const [code, reason] = REASONS[wrong];
  const consequence = field && CONSEQUENCES[field];
  const where = field ? ` (${field}${number === undefined ? '' : `: ${number}`})` : '';
  const because = `${reason}${where}${consequence ? `; ${consequence}` : ''}.`;
  return { system: 'NGO', record, ...(field && { field }), code, because };
}
