import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { EVENT_MAXIMUM_BYTES, EVENT_REFUSALS, parseCloudEvent, toBinary } from '../../../src/shell/kafka/cloud-event.js';
import type { CloudEvent, RefusedEvent } from '../../../src/shell/kafka/cloud-event.js';

const ISSUED: CloudEvent = {
  specversion: '1.0',
  id: '0193c2a0-0000-7000-8000-000000000001',
  source: '/hub/referrals/0193c2a0',
  type: 'pl.example.hub.referral.issued.v1',
  time: '2026-11-23T08:30:00.123Z',
  datacontenttype: 'application/json',
  dataschema: 'https://hub.example.pl/schemas/referral-issued/1.0.0.json',
  partitionkey: '0193c2a0',
  sequence: '0000000001',
  dataref: 'https://hub.example.pl/graphql#referralPackage/0193c2a0',
  traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
  data: Buffer.from('{"referralId":"0193c2a0"}'),
};
const HEADERS = toBinary(ISSUED).headers;

const parse = (headers: Record<string, string>, value: Uint8Array | string = ISSUED.data, unreadableHeaders: string[] = []) =>
  parseCloudEvent({ headers, unreadableHeaders, value: typeof value === 'string' ? Buffer.from(value) : value });
const parseJson = (event: unknown, contentType = 'application/cloudevents+json; charset=UTF-8') =>
  parse({ 'content-type': contentType }, JSON.stringify(event));
const without = (name: string) => Object.fromEntries(Object.entries(HEADERS).filter(([header]) => header !== name));
const refusals = (answer: CloudEvent | RefusedEvent) => ('refused' in answer ? answer.refused : 'taken');
const text = (answer: CloudEvent | RefusedEvent) => ('refused' in answer ? answer.refused : Buffer.from(answer.data).toString());

const STRUCTURED = { specversion: '1.0', id: '1', source: '/providers/p-1', type: 'pl.example.accepted.v1' };

describe('an event in binary mode', () => {
  test('has its attributes in headers, its media type in content-type and nothing but the data as value', () => {
    const { headers, value } = toBinary(ISSUED);
    expect(headers).toMatchObject({ ce_specversion: '1.0', ce_id: ISSUED.id, ce_sequence: '0000000001', 'content-type': 'application/json' });
    expect(headers).not.toHaveProperty('ce_datacontenttype');
    expect(headers).not.toHaveProperty('ce_data');
    expect(value).toBe(ISSUED.data);
  });

  test('is read back as it was, whatever its texts are', () => {
    const word = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 200 })
      .filter((said) => said.length <= 1024 && !/[\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}]/u.test(said));
    const event = fc.record({
      specversion: fc.constant('1.0' as const), id: word, type: word, source: fc.webUrl(), data: fc.uint8Array(),
      datacontenttype: fc.constantFrom('application/octet-stream', 'application/pdf'),
      subject: word, time: fc.date({ noInvalidDate: true, min: new Date(0), max: new Date('9999-12-31') }).map((date) => date.toISOString()),
      partitionkey: word, sequence: word, dataref: fc.webUrl(), traceparent: word,
    }, { requiredKeys: ['specversion', 'id', 'type', 'source', 'data', 'datacontenttype'] });
    fc.assert(fc.property(event, (sent) => {
      const { headers, value } = toBinary(sent);
      expect(parse(headers, value)).toEqual(sent);
    }), { numRuns: 500 });
  });

  test('may carry attributes that the hub does not know: they are left out', () => {
    expect(parse({ ...HEADERS, ce_dataclassification: 'internal', 'x-trace': '1', ce_datacontenttype: 'application/json' })).toEqual(ISSUED);
  });

  test('may come without data, as a tombstone does', () => {
    expect(text(parse(HEADERS, ''))).toBe('');
  });
});

describe('an event in structured mode', () => {
  test('is read like the same event in binary mode', () => {
    const { data, ...attributes } = ISSUED;
    const read = parseJson({ ...attributes, data: JSON.parse(Buffer.from(data).toString()) });
    expect({ ...read, data: text(read) }).toEqual({ ...ISSUED, data: Buffer.from(data).toString() });
  });

  test.each([
    ['data is a JSON value', { data: { a: 1 } }, '{"a":1}'],
    ['data of a text type is its text', { datacontenttype: 'text/plain', data: 'zażółć' }, 'zażółć'],
    ['data_base64 is its bytes', { data_base64: 'AAH/' }, Buffer.from([0, 1, 255]).toString()],
    ['no data at all', {}, ''],
    ['an attribute that is null is not there', { subject: null }, ''],
  ])('%s', (_, more, expected) => {
    expect(text(parseJson({ ...STRUCTURED, ...more }))).toBe(expected);
  });

  test.each([
    ['both kinds of data', { data: 1, data_base64: 'AA==' }, 'BAD_DATA'],
    ['broken base64', { data_base64: 'A=' }, 'BAD_DATA'],
    ['half a surrogate pair in an attribute', { id: '\ud800' }, 'BAD_ATTRIBUTE'],
    ['half a surrogate pair in a text', { datacontenttype: 'text/plain', data: '\ud800' }, 'BAD_DATA'],
    ['an id that is a number', { id: 5 }, 'BAD_ATTRIBUTE'],
    ['an attribute named __proto__', JSON.parse('{"__proto__":"x"}') as object, 'ATTRIBUTE_NAME'],
  ])('%s is refused', (_, more, code) => {
    const members = JSON.stringify(STRUCTURED).slice(0, -1);
    expect(refusals(parse({ 'content-type': 'application/cloudevents+json' }, `${members},${JSON.stringify(more).slice(1)}`))).toBe(code);
  });

  test.each([
    ['application/cloudevents-batch+json', 'UNSUPPORTED_FORMAT'],
    ['application/cloudevents+avro', 'UNSUPPORTED_FORMAT'],
    ['application/cloudevents+json; charset=iso-8859-2', 'UNSUPPORTED_FORMAT'],
    ['APPLICATION/CloudEvents+JSON', 'taken'],
  ])('announced as %s: %s', (contentType, code) => {
    expect(refusals(parseJson(STRUCTURED, contentType))).toBe(code);
  });
});

describe('what is no event', () => {
  test.each([
    ['a record without headers', {}, 'NOT_CLOUD_EVENT'],
    ['another specversion', { ...HEADERS, ce_specversion: '0.3' }, 'SPEC_VERSION'],
    ['no id', without('ce_id'), 'MISSING_ATTRIBUTE'],
    ['no source', without('ce_source'), 'MISSING_ATTRIBUTE'],
    ['no type', without('ce_type'), 'MISSING_ATTRIBUTE'],
    ['an empty id', { ...HEADERS, ce_id: '' }, 'BAD_ATTRIBUTE'],
    ['an id of 2000 characters', { ...HEADERS, ce_id: 'x'.repeat(2000) }, 'BAD_ATTRIBUTE'],
    ['a line break in a subject', { ...HEADERS, ce_subject: 'a\r\nb' }, 'BAD_ATTRIBUTE'],
    ['NUL in an id', { ...HEADERS, ce_id: 'a\u0000' }, 'BAD_ATTRIBUTE'],
    ['a source that is no URI', { ...HEADERS, ce_source: 'no uri <here>' }, 'BAD_ATTRIBUTE'],
    ['a relative dataschema', { ...HEADERS, ce_dataschema: '/schema.json' }, 'BAD_ATTRIBUTE'],
    ['a time without zone', { ...HEADERS, ce_time: '2026-11-23T08:30:00' }, 'BAD_ATTRIBUTE'],
    ['30 February', { ...HEADERS, ce_time: '2026-02-30T08:30:00Z' }, 'BAD_ATTRIBUTE'],
    ['an attribute name in capitals', { ...HEADERS, ce_traceParent: 'x' }, 'ATTRIBUTE_NAME'],
    ['an attribute named data', { ...HEADERS, ce_data: 'x' }, 'ATTRIBUTE_NAME'],
    ['a nameless attribute', { ...HEADERS, ce_: 'x' }, 'ATTRIBUTE_NAME'],
  ])('%s is refused', (_, headers, code) => {
    expect(refusals(parse(headers))).toBe(code);
  });

  test('bytes that are not UTF-8 are refused in a JSON event, and kept in one that is not text', () => {
    const bytes = Buffer.from([0xff, 0xfe, 0x7b]);
    expect(refusals(parse(HEADERS, bytes))).toBe('NOT_UTF8');
    expect(refusals(parse({ 'content-type': 'application/cloudevents+json' }, bytes))).toBe('NOT_UTF8');
    expect(refusals(parse({ ...HEADERS, 'content-type': 'application/pdf' }, bytes))).toBe('taken');
  });

  test('an unreadable attribute header is refused, an unreadable header of somebody else is not', () => {
    expect(refusals(parse(HEADERS, '{}', ['ce_subject']))).toBe('UNREADABLE_HEADERS');
    expect(refusals(parse(HEADERS, '{}', ['x-other']))).toBe('taken');
  });

  test('the limit of 256 KB counts headers and value together', () => {
    const headerBytes = Object.entries(HEADERS).flat().join('').length;
    expect(refusals(parse(HEADERS, ' '.repeat(EVENT_MAXIMUM_BYTES - headerBytes)))).toBe('taken');
    expect(refusals(parse(HEADERS, ' '.repeat(EVENT_MAXIMUM_BYTES - headerBytes + 1)))).toBe('TOO_LARGE');
  });

  test('JSON nested a hundred thousand times is refused', () => {
    const members = JSON.stringify(STRUCTURED).slice(0, -1);
    const nested = `${members},"data":${'['.repeat(100_000)}${']'.repeat(100_000)}}`;
    expect(refusals(parse({ 'content-type': 'application/cloudevents+json' }, nested))).toBe('NOT_JSON');
  });

  test('whatever comes, the answer is an event or a refusal with a sentence, never an exception', () => {
    const header = fc.constantFrom('content-type', 'ce_specversion', 'ce_id', 'ce_source', 'ce_type', 'ce_time', 'ce_data', '__proto__', 'constructor');
    const value = fc.oneof(fc.uint8Array({ maxLength: 300 }), fc.json().map((json) => Buffer.from(json)));
    const said = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('1.0', 'application/cloudevents+json', 'application/json'));
    let refused = 0;
    fc.assert(fc.property(fc.array(fc.tuple(header, said)), value, (headers, bytes) => {
      const answer = parse(Object.fromEntries(headers), bytes);
      if ('refused' in answer) {
        refused += 1;
        expect(answer.because).toBe(EVENT_REFUSALS[answer.refused]);
      } else {
        expect(answer.specversion).toBe('1.0');
      }
    }), { numRuns: 2000 });
    expect(refused).toBeGreaterThan(0);
  });
});
