import { type LocalDate, parseLocalDate } from '../../src/vocabulary/local-date.js';
import { parseInstant } from '../transport/instant.js';
import { jsonObject, type JsonObject } from '../transport/json-answer.js';

/**
 * HSDS 3.0 and 3.1 (Open Referral), JSON over REST. 3.1 only adds, so one grammar reads both, whatever version the API states.
 *   GET /                 => version, profile, openapi_url
 *   GET /services?page=N  => total_items, total_pages, page_number, size, first_page, last_page, empty, contents[service without its lists]
 *   GET /services/{id}    => service
 *     service             => id, name, status, description?, organization | organization_id, minimum_age?, maximum_age?, phones[]?, schedules[]?,
 *                            service_areas[]?, service_at_locations[]?, languages[]?, cost_options[]?, contacts[]?,
 *                            capacities[]? (3.1)
 *     service_capacity    => id, unit { id, name, identifier? } | unit_id, available, maximum?, updated, service_id?
 *     organization        => id, name, organization_identifiers[]? { id, identifier_scheme, identifier }, locations[]?, …
 *     service_at_location => id, location | location_id, service_id?, phones[]?, schedules[]?, contacts[]?
 *     schedule            => id, freq?, byday?, opens_at?, closes_at?, and what narrows it: valid_from?, valid_to?, dtstart?, until?, interval?, count?, …
 *       dtstart, until    => YYYY-MM-DD, also as iCalendar writes it: 20261231, 20261231T235959Z
 *     location            => id, location_type: 'physical' | 'postal' | 'virtual', name?, latitude?, longitude?, addresses[]?, accessibility[]?, …
 * What the table below does not name is not read: names of contact persons, e-mails, funding, taxonomies, change history.
 */
export interface HsdsRecord {
  readonly entity: Entity;
  readonly id: string;
  /** Only values that the grammar allows: a refused one is absent. */
  readonly texts: Readonly<Record<string, string>>;
  readonly numbers: Readonly<Record<string, number>>;
  /** Fields that hold something, and nobody knows what. A limit among them is not the same as no limit. */
  readonly unreadable: readonly string[];
  /** Records inside it, under the key under which they stood. A single one is a list of one. */
  readonly inside: Readonly<Record<string, readonly HsdsRecord[]>>;
}

export type Entity = keyof typeof GRAMMAR;

/** Something in a document that cannot be taken over as it stands. */
export interface Objection {
  /** `location/3a19ff88-…`, or the place in the answer when it has no id of its own: `services[3]`. */
  readonly record: string;
  readonly field?: string;
  readonly wrong: 'MISSING' | 'WRONG_TYPE' | 'IMPOSSIBLE' | 'EXPIRED' | 'REPEATED' | 'CONTRADICTORY' | 'DANGLING' | 'UNREADABLE' | 'TOO_MANY'
    | 'OVER_MAXIMUM' | 'PHYSICAL_UNIT' | 'UNKNOWN_VERSION';
  /** The impossible number, where it was one. Texts of the source are never quoted. */
  readonly number?: number;
}

/** What a page of the list says of itself; whatever it leaves out is undefined. */
export interface HsdsPage {
  readonly contents: readonly unknown[];
  readonly pageNumber: number | undefined;
  readonly totalPages: number | undefined;
  readonly totalItems: number | undefined;
  readonly first: boolean | undefined;
  readonly last: boolean | undefined;
}

/** Undefined when it is no list envelope, or says of itself what cannot be read: nobody could tell whether the list is whole. */
export function parsePage(raw: unknown): HsdsPage | undefined {
  const { contents, page_number, total_pages, total_items, first_page, last_page, empty } = jsonObject(raw) ?? {};
  const isReadable = [page_number, total_pages, total_items].every((each) => isAbsent(each) || (Number.isSafeInteger(each) && Number(each) >= 0))
    && [first_page, last_page, empty].every((each) => isAbsent(each) || typeof each === 'boolean');
  if (!Array.isArray(contents) || !isReadable || (empty ?? contents.length === 0) !== (contents.length === 0)) return undefined;
  const [number, flag] = [(value: unknown) => (value ?? undefined) as number | undefined, (value: unknown) => (value ?? undefined) as boolean | undefined];
  return {
    contents, pageNumber: number(page_number), totalPages: number(total_pages), totalItems: number(total_items), first: flag(first_page), last: flag(last_page),
  };
}

/** Version of HSDS that the description of the API states; undefined when it is no such description. */
export function parseVersion(raw: unknown): string | undefined {
  const version = jsonObject(raw)?.version;
  return typeof version === 'string' && /^[0-9]{1,3}(\.[0-9]{1,3}){0,2}$/.test(version) ? version : undefined;
}

/** The id of a record, fit for a path; undefined when it has none. HSDS wants a UUID, publishers also number their records. */
export function idOf(raw: unknown): string | undefined {
  const id = jsonObject(raw)?.id;
  return typeof id === 'string' && CHECKS.id.possible(id) ? id : undefined;
}

/** Reads a service with everything in it. Undefined record: it is not even known which service it is. */
export function parseService(raw: unknown, place: string): { readonly service: HsdsRecord | undefined; readonly objections: readonly Objection[] } {
  const objections: Objection[] = [];
  const service = parseRecord('service', raw, { record: place, prefix: '' }, (objection) => objections.push(objection));
  return { service, objections };
}

const CHECKS = {
  text: { type: 'string', possible: (value: string) => value.trim() !== '' },
  id: { type: 'string', possible: (value: string) => /^[A-Za-z0-9][A-Za-z0-9._:~-]{0,99}$/.test(value) },
  phone: { type: 'string', possible: (value: string) => /^\+?[0-9][0-9 ()./-]{2,29}$/.test(value) },
  date: { type: 'string', possible: (value: string) => parseLocalDate(value) !== undefined },
  calendarDate: { type: 'string', possible: (value: string) => calendarDate(value) !== undefined },
  time: { type: 'string', possible: (value: string) => /^([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9])?(Z|[+-][0-9]{2}:?[0-9]{2})?$/.test(value) },
  dateTime: { type: 'string', possible: (value: string) => parseInstant(value) !== undefined },
  frequency: { type: 'string', possible: (value: string) => ['WEEKLY', 'MONTHLY'].includes(value) },
  weekdays: { type: 'string', possible: (value: string) => /^([+-]?[0-9]{0,2}(MO|TU|WE|TH|FR|SA|SU)(,|$))+$/.test(value) && !value.endsWith(',') },
  status: { type: 'string', possible: (value: string) => ['active', 'inactive', 'defunct', 'temporarily closed'].includes(value) },
  locationType: { type: 'string', possible: (value: string) => ['physical', 'postal', 'virtual'].includes(value) },
  age: { type: 'number', possible: (value: number) => Number.isInteger(value) && value >= 0 && value <= 150 },
  latitude: { type: 'number', possible: (value: number) => Math.abs(value) <= 90 },
  longitude: { type: 'number', possible: (value: number) => Math.abs(value) <= 180 },
  hoursFromUtc: { type: 'number', possible: (value: number) => value >= -12 && value <= 14 },
  amount: { type: 'number', possible: (value: number) => value >= 0 },
  count: { type: 'number', possible: (value: number) => Number.isInteger(value) && value >= 1 },
} as const;

/** The day, where iCalendar writes an instant as well: hours open and close by the day. */
function calendarDate(text: string): LocalDate | undefined {
  const [, year, month, day, time] = /^([0-9]{4})([0-9]{2})([0-9]{2})(T[0-9]{6}Z?)?$/.exec(text) ?? [];
  if (year === undefined) return parseLocalDate(text);
  const isClock = time === undefined || /^T([01][0-9]|2[0-3])([0-5][0-9]){2}Z?$/.test(time);
  return isClock ? parseLocalDate(`${year}-${month}-${day}`) : undefined;
}

interface EntityGrammar {
  readonly required: readonly string[];
  readonly fields: Readonly<Record<string, keyof typeof CHECKS>>;
  readonly inside: Readonly<Record<string, string>>;
}

const GRAMMAR = {
  service: {
    required: ['name', 'status'],
    fields: { name: 'text', description: 'text', status: 'status', organization_id: 'id', minimum_age: 'age', maximum_age: 'age' },
    inside: {
      organization: 'organization', service_at_locations: 'service_at_location', service_areas: 'service_area', languages: 'language',
      phones: 'phone', schedules: 'schedule', cost_options: 'cost_option', contacts: 'contact',
      capacities: 'service_capacity',
    },
  },
  organization: {
    required: ['name'], fields: { name: 'text' },
    inside: { organization_identifiers: 'organization_identifier', locations: 'location', phones: 'phone', contacts: 'contact' },
  },
  organization_identifier: { required: ['identifier'], fields: { identifier_scheme: 'text', identifier: 'text' }, inside: {} },
  service_capacity: {
    required: ['available', 'updated'],
    fields: { service_id: 'id', unit_id: 'id', available: 'amount', maximum: 'amount', updated: 'dateTime' }, inside: { unit: 'unit' },
  },
  unit: { required: ['name'], fields: { name: 'text', identifier: 'text' }, inside: {} },
  service_at_location: {
    required: [], fields: { location_id: 'id', service_id: 'id' },
    inside: { location: 'location', phones: 'phone', schedules: 'schedule', contacts: 'contact' },
  },
  location: {
    required: ['location_type'], fields: { name: 'text', location_type: 'locationType', latitude: 'latitude', longitude: 'longitude' },
    inside: { addresses: 'address', phones: 'phone', schedules: 'schedule', contacts: 'contact', languages: 'language', accessibility: 'accessibility' },
  },
  accessibility: { required: [], fields: { description: 'text' }, inside: {} },
  address: {
    required: ['address_1', 'city', 'postal_code'],
    fields: { address_1: 'text', city: 'text', postal_code: 'text', address_type: 'locationType' }, inside: {},
  },
  service_area: { required: [], fields: { name: 'text', extent: 'text', extent_type: 'text' }, inside: {} },
  language: { required: [], fields: { name: 'text', code: 'text' }, inside: {} },
  schedule: {
    required: [],
    fields: {
      valid_from: 'date', valid_to: 'date', dtstart: 'calendarDate', until: 'calendarDate', timezone: 'hoursFromUtc', opens_at: 'time', closes_at: 'time',
      freq: 'frequency', interval: 'count', count: 'count', byday: 'weekdays', byweekno: 'text', bymonthday: 'text', byyearday: 'text',
    },
    inside: {},
  },
  cost_option: { required: [], fields: { valid_from: 'date', valid_to: 'date', amount: 'amount' }, inside: {} },
  phone: { required: ['number'], fields: { number: 'phone', extension: 'amount' }, inside: { languages: 'language' } },
  contact: { required: [], fields: {}, inside: { phones: 'phone' } },
} as const satisfies Readonly<Record<string, EntityGrammar>>;

/** Keys under which one record stands, not a list. */
const SINGLE: ReadonlySet<string> = new Set(['location', 'organization', 'unit']);

interface Place { readonly record: string; readonly prefix: string }
type Note = (objection: Objection) => void;

/** A record that has no id cannot be told from another, so it is left out; a field that breaks the grammar is left out alone. */
function parseRecord(entity: Entity, raw: unknown, place: Place, note: Note): HsdsRecord | undefined {
  const body = jsonObject(raw);
  if (!body) {
    note({ record: place.record, ...(place.prefix && { field: place.prefix }), wrong: 'WRONG_TYPE' });
    return undefined;
  }
  const id = idOf(body);
  if (id === undefined) {
    note({ record: place.record, field: place.prefix ? `${place.prefix}.id` : 'id', wrong: wrongWith('id', body.id) ?? 'MISSING' });
    return undefined;
  }
  const record = `${entity}/${id}`;
  return { entity, id, ...parseFields(entity, body, record, note), inside: parseInside(entity, body, record, note) };
}

function parseFields(entity: Entity, body: JsonObject, record: string, note: Note): Pick<HsdsRecord, 'texts' | 'numbers' | 'unreadable'> {
  const { required, fields }: EntityGrammar = GRAMMAR[entity];
  const texts: Record<string, string> = {};
  const numbers: Record<string, number> = {};
  const unreadable: string[] = [];
  for (const [field, check] of Object.entries(fields)) {
    const value = body[field];
    const wrong = isAbsent(value) ? (required.includes(field) ? 'MISSING' : undefined) : wrongWith(check, value);
    if (wrong && wrong !== 'MISSING') unreadable.push(field);
    if (wrong) note({ record, field, wrong, ...(wrong === 'IMPOSSIBLE' && typeof value === 'number' && { number: value }) });
    else if (typeof value === 'string') texts[field] = check === 'calendarDate' ? calendarDate(value)! : value;
    else if (typeof value === 'number') numbers[field] = value;
  }
  return { texts, numbers, unreadable };
}

function parseInside(entity: Entity, body: JsonObject, record: string, note: Note): HsdsRecord['inside'] {
  const inside: Record<string, HsdsRecord[]> = {};
  for (const [key, of] of Object.entries(GRAMMAR[entity].inside) as [string, Entity][]) {
    const value = body[key];
    if (isAbsent(value)) continue;
    const single = SINGLE.has(key);
    if (!single && !Array.isArray(value)) note({ record, field: key, wrong: 'WRONG_TYPE' });
    const each: readonly unknown[] = single ? [value] : Array.isArray(value) ? value : [];
    inside[key] = each.flatMap((raw, i) => parseRecord(of, raw, { record, prefix: single ? key : `${key}[${i}]` }, note) ?? []);
  }
  return inside;
}

const isAbsent = (value: unknown): boolean => value === undefined || value === null;

function wrongWith(check: keyof typeof CHECKS, value: unknown): 'WRONG_TYPE' | 'IMPOSSIBLE' | undefined {
  if (isAbsent(value)) return undefined;
  const { type, possible } = CHECKS[check];
  if (typeof value !== type) return 'WRONG_TYPE';
  return (possible as (value: unknown) => boolean)(value) ? undefined : 'IMPOSSIBLE';
}
