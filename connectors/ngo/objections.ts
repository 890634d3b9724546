import type { LocalDate } from '../../src/vocabulary/local-date.js';
import type { HsdsRecord, Objection } from './messages.js';

/** Every record of a document, the outermost first. */
export function recordsIn(record: HsdsRecord): readonly HsdsRecord[] {
  return [record, ...Object.values(record.inside).flat().flatMap(recordsIn)];
}

export const nameOf = ({ entity, id }: HsdsRecord): string => `${entity}/${id}`;

/** What the grammar allows and nobody can believe: values that exclude one another, dates gone by, one id for two things. */
export function objectionsTo(service: HsdsRecord, today: LocalDate): readonly Objection[] {
  const records = recordsIn(service);
  return [...records.flatMap((record) => [...unbelievable(record), ...expired(record, today)]), ...repeated(records)];
}

function unbelievable(record: HsdsRecord): Objection[] {
  const { texts, numbers } = record;
  const say = (field: string, wrong: Objection['wrong'], number?: number): Objection =>
    ({ record: nameOf(record), field, wrong, ...(number !== undefined && { number }) });
  const { minimum_age: from, maximum_age: to, latitude, longitude } = numbers;
  return [
    ...(from !== undefined && to !== undefined && to < from ? [say('maximum_age', 'CONTRADICTORY', to)] : []),
    ...(latitude !== undefined && longitude === undefined ? [say('longitude', 'MISSING')] : []),
    ...(longitude !== undefined && latitude === undefined ? [say('latitude', 'MISSING')] : []),
    ...(texts.valid_from && texts.valid_to && texts.valid_to < texts.valid_from ? [say('valid_to', 'CONTRADICTORY')] : []),
    ...(texts.extent_type === 'geojson' && texts.extent && !isGeoJson(texts.extent) ? [say('extent', 'IMPOSSIBLE')] : []),
  ];
}

function expired(record: HsdsRecord, today: LocalDate): Objection[] {
  return ['valid_to', 'until'].flatMap((field) => {
    const end = record.texts[field];
    return end !== undefined && end < today ? [{ record: nameOf(record), field, wrong: 'EXPIRED' as const }] : [];
  });
}

/**
 * HSDS writes one record out wherever it belongs to something, so an id may stand in a document many times.
 * It is wrong twice in one list, and wrong when two of its copies say different things.
 */
function repeated(records: readonly HsdsRecord[]): Objection[] {
  const inOneList = records.flatMap((record) => Object.values(record.inside)).flatMap((list) =>
    list.filter((each, i) => list.findIndex((other) => other.id === each.id) < i));
  const first = new Map<string, HsdsRecord>();
  const disagreeing = records.filter((record) => {
    const known = first.get(nameOf(record)) ?? record;
    first.set(nameOf(record), known);
    return contradicts(known.texts, record.texts) || contradicts(known.numbers, record.numbers);
  });
  return [...inOneList, ...disagreeing].filter(({ entity }) => entity !== 'contact').map((record) => ({
    record: nameOf(record), field: 'id', wrong: 'REPEATED',
  }));
}

/** A copy may say less (HSDS allows summaries), it may not say otherwise. */
const contradicts = (one: Readonly<Record<string, unknown>>, other: Readonly<Record<string, unknown>>): boolean =>
  Object.keys(one).some((field) => field in other && one[field] !== other[field]);

function isGeoJson(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && 'type' in value;
  } catch {
    return false;
  }
}
