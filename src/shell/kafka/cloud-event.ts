import { parseLocalDate } from '../../vocabulary/local-date.js';
import type { EventRecord, InboundRecord } from './event-log.js';

/**
 * CloudEvents 1.0 and its Kafka protocol binding. Binary mode: each attribute is a header `ce_<name>` (UTF-8), `datacontenttype`
 * is the header `content-type`, the value is the data. Structured mode (read only): the value is one JSON object,
 * `content-type: application/cloudevents+json`.
 */
export interface CloudEvent {
  readonly specversion: '1.0';
  /** Unique together with `source`. */
  readonly id: string;
  readonly source: string;
  readonly type: string;
  readonly subject?: string;
  readonly time?: string;
  readonly datacontenttype?: string;
  readonly dataschema?: string;
  readonly partitionkey?: string;
  /** Ordered as text, so padded with zeros. */
  readonly sequence?: string;
  /** URI reference: where the data that may not travel can be fetched. */
  readonly dataref?: string;
  readonly traceparent?: string;
  /** Empty when the event has none. */
  readonly data: Uint8Array;
}

type Attribute = Exclude<keyof CloudEvent, 'data'>;

/** Larger than this (headers and value together) no event may be, ours or a provider's. Bytes. */
export const EVENT_MAXIMUM_BYTES = 256 * 1024;

export const EVENT_REFUSALS = {
  TOO_LARGE: 'Zdarzenie jest większe niż 256 KB.',
  UNREADABLE_HEADERS: 'Nagłówek zdarzenia wystąpił dwa razy albo nie jest tekstem UTF-8.',
  NOT_CLOUD_EVENT: 'Rekord nie jest zdarzeniem CloudEvents: brak nagłówka ce_specversion i content-type application/cloudevents+json.',
  UNSUPPORTED_FORMAT: 'Zdarzenie jest w postaci, której nie czytamy: tylko tryb binarny albo application/cloudevents+json w UTF-8.',
  NOT_UTF8: 'Treść zdarzenia nie jest tekstem UTF-8.',
  NOT_JSON: 'Treść zdarzenia nie jest obiektem JSON.',
  SPEC_VERSION: 'Zdarzenie jest w innej wersji CloudEvents niż 1.0.',
  ATTRIBUTE_NAME: 'Nazwa atrybutu zdarzenia ma inne znaki niż a–z i 0–9 albo jest za długa.',
  MISSING_ATTRIBUTE: 'Zdarzenie nie ma wymaganego atrybutu (id, source, type).',
  BAD_ATTRIBUTE: 'Atrybut zdarzenia ma wartość, której CloudEvents nie dopuszcza.',
  BAD_DATA: 'Danych zdarzenia nie da się odczytać.',
} as const satisfies Record<string, string>;

/** `because` is a Polish sentence without anything of the record. */
export interface RefusedEvent { readonly refused: keyof typeof EVENT_REFUSALS; readonly because: string }
const refuse = (refused: RefusedEvent['refused']): RefusedEvent => ({ refused, because: EVENT_REFUSALS[refused] });

const URI_REFERENCE = /^(?:[\w\-.~:/?#[\]@!$&'()*+,;=]|%[0-9A-Fa-f]{2})+$/;
const URI = /^[A-Za-z][A-Za-z0-9+.-]*:/;
const TIMESTAMP = /^(\d{4}-\d{2}-\d{2})T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,9})?(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/i;
const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;
const FORBIDDEN_CHARACTERS = /[\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}]/u;

const anyText = (): boolean => true;
/** What each attribute must look like, beyond being a text of 1 to 1024 allowed characters. */
const ATTRIBUTES: Readonly<Record<Attribute, (text: string) => boolean>> = {
  specversion: (text) => text === '1.0',
  id: anyText,
  source: (text) => URI_REFERENCE.test(text),
  type: anyText,
  subject: anyText,
  time: (text) => parseLocalDate(TIMESTAMP.exec(text)?.[1] ?? '') !== undefined,
  datacontenttype: (text) => /^[\w!#$&^.+-]+\/[\w!#$&^.+-]+\s*(?:;.*)?$/.test(text),
  dataschema: (text) => URI.test(text) && URI_REFERENCE.test(text),
  partitionkey: anyText,
  sequence: anyText,
  dataref: (text) => URI_REFERENCE.test(text),
  traceparent: anyText,
};

/** Headers and value of a Kafka record in binary mode. */
export function toBinary({ data, datacontenttype, ...attributes }: CloudEvent): Pick<EventRecord, 'headers' | 'value'> {
  const headers: Record<string, string> = datacontenttype === undefined ? {} : { 'content-type': datacontenttype };
  for (const [name, value] of Object.entries(attributes)) if (value !== undefined) headers[`ce_${name}`] = value;
  return { headers, value: data };
}

/** Reads both modes. Attributes that the hub does not know are left out. Never throws, whatever a stranger has sent. */
export function parseCloudEvent(record: Pick<InboundRecord, 'headers' | 'unreadableHeaders' | 'value'>): CloudEvent | RefusedEvent {
  const { headers, unreadableHeaders, value } = record;
  const headerBytes = Object.entries(headers).reduce((sum, [name, text]) => sum + Buffer.byteLength(name) + Buffer.byteLength(text), 0);
  if (headerBytes + value.byteLength > EVENT_MAXIMUM_BYTES) return refuse('TOO_LARGE');
  if (unreadableHeaders.some((name) => name === 'content-type' || name.startsWith('ce_'))) return refuse('UNREADABLE_HEADERS');
  const contentType = headers['content-type'];
  if (contentType !== undefined && /^application\/cloudevents/i.test(contentType)) return parseStructured(contentType, value);
  if (headers['ce_specversion'] === undefined) return refuse('NOT_CLOUD_EVENT');
  if (isText(contentType) && decodeUtf8(value) === undefined) return refuse('NOT_UTF8');
  const attributes = Object.entries(headers).filter(([name]) => name.startsWith('ce_') && name !== 'ce_datacontenttype')
    .map(([name, text]): [string, unknown] => [name.slice(3), text]);
  return readEvent([...attributes, ['datacontenttype', contentType ?? null]], value);
}

function parseStructured(contentType: string, value: Uint8Array): CloudEvent | RefusedEvent {
  if (!/^application\/cloudevents\+json\s*(?:;\s*charset="?utf-?8"?\s*)?$/i.test(contentType)) return refuse('UNSUPPORTED_FORMAT');
  const text = decodeUtf8(value);
  if (text === undefined) return refuse('NOT_UTF8');
  try {
    const parsed: unknown = JSON.parse(text);
    if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) return refuse('NOT_JSON');
    const members = new Map<string, unknown>(Object.entries(parsed));
    const data = structuredData(members);
    return data ? readEvent(members, data) : refuse('BAD_DATA');
  } catch {
    return refuse('NOT_JSON'); // also when it is nested too deeply to be written again
  }
}

/** Takes `data` or `data_base64` out of the members. */
function structuredData(members: Map<string, unknown>): Uint8Array | undefined {
  const { data, data_base64: base64, datacontenttype } = Object.fromEntries(members);
  if (data !== undefined && base64 !== undefined) return undefined;
  members.delete('data');
  members.delete('data_base64');
  if (base64 !== undefined) return typeof base64 === 'string' && BASE64.test(base64) ? Buffer.from(base64, 'base64') : undefined;
  if (data === undefined) return new Uint8Array(0);
  if (typeof data === 'string' && typeof datacontenttype === 'string' && !isJson(datacontenttype)) return data.isWellFormed() ? Buffer.from(data) : undefined;
  return Buffer.from(JSON.stringify(data));
}

function readEvent(attributes: Iterable<[string, unknown]>, data: Uint8Array): CloudEvent | RefusedEvent {
  const event: Record<string, unknown> = { data };
  for (const [name, value] of attributes) {
    if (!/^[a-z0-9]{1,64}$/.test(name) || name === 'data') return refuse('ATTRIBUTE_NAME');
    if (value === null || !isAttribute(name)) continue;
    if (typeof value !== 'string' || !isAllowed(name, value)) return refuse(name === 'specversion' ? 'SPEC_VERSION' : 'BAD_ATTRIBUTE');
    event[name] = value;
  }
  if (event['specversion'] === undefined) return refuse('SPEC_VERSION');
  if (event['id'] === undefined || event['source'] === undefined || event['type'] === undefined) return refuse('MISSING_ATTRIBUTE');
  return event as unknown as CloudEvent; // every attribute was checked above
}

const isAttribute = (name: string): name is Attribute => Object.hasOwn(ATTRIBUTES, name);
const isAllowed = (name: Attribute, text: string): boolean =>
  text !== '' && text.length <= 1024 && !FORBIDDEN_CHARACTERS.test(text) && ATTRIBUTES[name](text);
const isJson = (contentType: string): boolean => /^[^;]*[/+]json\s*(?:;|$)/i.test(contentType);
/** Without a content type the data are JSON. */
const isText = (contentType: string | undefined): boolean => contentType === undefined || isJson(contentType) || /^text\//i.test(contentType);

function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
