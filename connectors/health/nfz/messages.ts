import { jsonObject, type JsonObject } from '../../transport/json-answer.js';

/**
 * NFZ "Terminy leczenia" (ITL), `GET /queues`, JSON in UTF-8; what both versions have in common:
 *
 *   answer     => meta.count, meta.page, links.next (null on the last page), links.self, data[] of type 'queue', id, attributes
 *   attributes => case 1 stable | 2 urgent, benefit, provider, place, address (no town), locality, phone, teryt-place (7 digits),
 *                 toilet | ramp | car-park | elevator and others 'Y' | 'N' | null, statistics | null, dates | null
 *   statistics => provider-data | null of awaiting, average-period (days), update 'YYYY-MM'
 *   dates      => applicable, date-situation-as-at, and what differs: `date` in v1.3, `pcus` in v1.4
 *
 * A value of a wrong type reads as absent, except in `dates`: there only null says that there is none, and what is absent cannot be read.
 */
export interface QueuesAnswer<Dates> {
  readonly count: number;
  readonly hasNext: boolean;
  /** What it says it answers: `meta.page`, and the parameters in `links.self`. */
  readonly page: unknown;
  readonly self: string | undefined;
  /** Undefined for a row without an id, a benefit or a provider. */
  readonly rows: readonly (QueueRow<Dates> | undefined)[];
}

export interface QueueRow<Dates> {
  readonly id: string;
  /** 1 stable, 2 urgent; undefined where it says neither. */
  readonly case: 1 | 2 | undefined;
  readonly benefit: string;
  readonly provider: string;
  readonly place: string | undefined;
  readonly address: string | undefined;
  readonly locality: string | undefined;
  readonly phone: string | undefined;
  readonly terytPlace: string | undefined;
  readonly statistics: { readonly awaiting: number | undefined; readonly averagePeriod: number | undefined; readonly update: string | undefined } | undefined;
  /** Facilities by their names on the wire. */
  readonly facilities: Readonly<Record<Facility, boolean | undefined>>;
  /** Null: the provider reported none. */
  readonly dates: Dates | null;
}

export const FACILITIES = ['toilet', 'ramp', 'car-park', 'elevator', 'automatic-door', 'wheelchairs', 'corridors'] as const;
export type Facility = (typeof FACILITIES)[number];

export type ReadDates<Dates> = (dates: JsonObject) => Dates;

/** Undefined for what is no answer to `/queues`. One row that cannot be read costs itself only. */
export function parseQueues<Dates>(raw: unknown, readDates: ReadDates<Dates>): QueuesAnswer<Dates> | undefined {
  const { meta, links, data } = jsonObject(raw) ?? {};
  const count = wholeNumber(jsonObject(meta)?.['count']);
  const next = jsonObject(links)?.['next'];
  if (count === undefined || !Array.isArray(data) || (next !== null && typeof next !== 'string')) return undefined;
  return {
    count, hasNext: next !== null, rows: data.map((each: unknown) => readRow(each, readDates)),
    page: jsonObject(meta)?.['page'], self: text(jsonObject(links)?.['self']),
  };
}

function readRow<Dates>(raw: unknown, readDates: ReadDates<Dates>): QueueRow<Dates> | undefined {
  const { id: rawId, attributes: rawAttributes } = jsonObject(raw) ?? {};
  const attributes = jsonObject(rawAttributes) ?? {};
  const [id, benefit, provider] = [text(rawId), text(attributes['benefit']), text(attributes['provider'])];
  if (!id || !benefit || !provider) return undefined;
  const reported = jsonObject(jsonObject(attributes['statistics'])?.['provider-data']);
  const { dates, case: urgency } = attributes;
  return {
    id, benefit, provider, case: urgency === 1 || urgency === 2 ? urgency : undefined,
    place: text(attributes['place']), address: text(attributes['address']), locality: text(attributes['locality']),
    phone: text(attributes['phone']), terytPlace: text(attributes['teryt-place']),
    statistics: reported && { awaiting: wholeNumber(reported['awaiting']), averagePeriod: wholeNumber(reported['average-period']), update: text(reported['update']) },
    facilities: Object.fromEntries(FACILITIES.map((name) => [name, yesOrNo(attributes[name])])) as QueueRow<Dates>['facilities'],
    dates: dates === null ? null : readDates(jsonObject(dates) ?? {}),
  };
}

/** Texts come padded: `"ODDZIAŁ KARDIOLOGII "`. */
const text = (value: unknown): string | undefined => (typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined);
const wholeNumber = (value: unknown): number | undefined => (Number.isSafeInteger(value) && Number(value) >= 0 ? Number(value) : undefined);
const yesOrNo = (value: unknown): boolean | undefined => (value === 'Y' ? true : value === 'N' ? false : undefined);
