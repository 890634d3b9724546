import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { SourceFaultKind } from '../../../connectors/connector.js';
import { type HttpTransport, httpTransport } from '../../../connectors/transport/http.js';
import { SOAP_LIMITS, type SoapQuestion, askSoap, readSoapAnswer, writeEnvelope } from '../../../connectors/transport/soap.js';
import { SourceFailure } from '../../../connectors/transport/source-failure.js';
import { readXml } from '../../../connectors/transport/xml.js';
import { PROJECT_ROOT } from '../../../src/project-root.js';
import { fixtureServer } from './fixture-server.js';
import { SHORT, ask } from './questions.js';

const FAULTS = {
  'X-1': { meaning: 'przerwa', kind: 'MAINTENANCE', retryable: true },
  AuthenticationFailure: { meaning: 'złe hasło', kind: 'REFUSED', retryable: false },
} as const;
const ENTRY = { namespace: 'urn:own', name: 'Wyjatek' };
const SOAP_1_1 = 'http://schemas.xmlsoap.org/soap/envelope/';
const SOAP_1_2 = 'http://www.w3.org/2003/05/soap-envelope';
const envelope = (body: string, namespace = SOAP_1_1) => `<e:Envelope xmlns:e="${namespace}"><e:Body>${body}</e:Body></e:Envelope>`;
const faultWith = (detail: string) => envelope(`<e:Fault><faultcode>e:Server</faultcode><faultstring>Jan Kowalski 44051401359</faultstring><detail xmlns:o="urn:own">${detail}</detail></e:Fault>`);
const own = (code: string) => `<o:Wyjatek><o:kod>${code}</o:kod></o:Wyjatek>`;
const fault = (code: string) => faultWith(own(code));

const answer = (body: string | Buffer, { status = 200, contentType = 'text/xml' } = {}) => ({ status, contentType, body: Buffer.from(body) });
const isFailure = (heard: ReturnType<typeof answer>, kind: SourceFaultKind, retryable: boolean) => {
  const read = () => readSoapAnswer(heard, FAULTS, ENTRY);
  expect(read).toThrow(SourceFailure);
  try {
    read();
  } catch (error) {
    const { code = '', counts: _, ...told } = { ...(error as SourceFailure), message: (error as Error).message };
    expect(told).toEqual({ kind, retryable, message: kind, nothingDone: false });
    expect(['', ...Object.keys(FAULTS)]).toContain(code); // a row of our own table, or nothing
  }
};

describe('an answer', () => {
  test('is the element inside the Body, in either version', () => {
    for (const namespace of [SOAP_1_1, SOAP_1_2]) {
      expect(readSoapAnswer(answer(envelope('<r xmlns="urn:a"><b>007</b></r>', namespace)), FAULTS).answer)
        .toMatchObject({ namespace: 'urn:a', name: 'r', children: [{ name: 'b', text: '007' }] });
    }
  });
  test('two elements in the Body, none, no Body, no envelope: MALFORMED', () => {
    for (const xml of [envelope('<a/><b/>'), envelope(''), `<e:Envelope xmlns:e="${SOAP_1_1}"/>`, '<Envelope><Body><a/></Body></Envelope>', '<a/>']) {
      isFailure(answer(xml), 'MALFORMED', false);
    }
  });
  test('is read in the encoding of its content type, which a proxy may have changed without changing the document', () => {
    const windows1250 = Buffer.concat([Buffer.from('<?xml version="1.0" encoding="UTF-8"?>' + envelope('<r>#</r>'))].map((bytes) => bytes.map((byte) => (byte === 0x23 ? 0xb9 : byte))));
    expect(readSoapAnswer({ ...answer(windows1250), charset: 'windows-1250' }, FAULTS).answer.text).toBe('ą');
    isFailure(answer(windows1250), 'MALFORMED', false);
  });
  test('cut off anywhere it is MALFORMED', () => {
    const whole = readFileSync(join(PROJECT_ROOT, 'connectors/pup/fixtures/PobierzDaneOsob.three-people.xml'));
    const end = whole.lastIndexOf('>'.charCodeAt(0));
    for (let length = 0; length <= end; length += 7) isFailure(answer(whole.subarray(0, length)), 'MALFORMED', false);
    expect(readSoapAnswer(answer(whole.subarray(0, end + 1)), FAULTS).answer.name).toBe('PobierzDaneOsobOdpowiedz');
  });
  test('a page for people is MAINTENANCE, any other type WRONG_CONTENT_TYPE', () => {
    isFailure(answer('<html/>', { contentType: 'text/html' }), 'MAINTENANCE', true);
    isFailure(answer(envelope('<a/>'), { contentType: 'application/json' }), 'WRONG_CONTENT_TYPE', false);
    isFailure(answer(envelope('<a/>'), { contentType: '' }), 'WRONG_CONTENT_TYPE', false);
  });
});

describe('a Fault', () => {
  test.each([200, 500])('with HTTP %i is recognised, and the table says what it means', (status) => {
    isFailure(answer(fault('X-1'), { status }), 'MAINTENANCE', true);
  });
  test('that nobody knows is FAULT and not worth asking again', () => {
    for (const code of ['X-2', 'constructor', '__proto__', '']) isFailure(answer(fault(code), { status: 500 }), 'FAULT', false);
  });
  test('has its code in the service\'s own entry of the detail and in no other, however like it: details quote questions', () => {
    isFailure(answer(faultWith(`<o:Zapytanie>${own('X-1')}<o:kod>X-1</o:kod></o:Zapytanie>${own('AuthenticationFailure')}`)), 'REFUSED', false);
    for (const detail of [
      '<kod>X-1</kod>', '<o:kod>X-1</o:kod>', '<Wyjatek><kod>X-1</kod></Wyjatek>', '<p:Wyjatek xmlns:p="urn:other"><p:kod>X-1</p:kod></p:Wyjatek>',
      `<o:Zapytanie>${own('X-1')}</o:Zapytanie>`, '<o:Wyjatek><o:zapytanie><o:kod>X-1</o:kod></o:zapytanie></o:Wyjatek>',
      own('X-1') + own('AuthenticationFailure'), '<o:inny><faultcode>X-1</faultcode></o:inny>',
    ]) isFailure(answer(faultWith(detail), { status: 500 }), 'FAULT', false);
  });
  test('is found beside an answer', () => {
    isFailure(answer(fault('X-1').replace('<e:Body>', '<e:Body><answer/>')), 'MAINTENANCE', true);
  });
  test('has its code in a 1.2 subcode, the innermost first', () => {
    const soap12 = (inner: string) => envelope(`<e:Fault><e:Code><e:Value>e:Receiver</e:Value><e:Subcode><e:Value>m:Outer</e:Value><e:Subcode><e:Value>m:${inner}</e:Value></e:Subcode></e:Subcode></e:Code><e:Reason><e:Text>Jan</e:Text></e:Reason></e:Fault>`, SOAP_1_2);
    isFailure(answer(soap12('X-1'), { contentType: 'application/soap+xml', status: 500 }), 'MAINTENANCE', true);
    isFailure(answer(soap12('X-9'), { contentType: 'application/soap+xml', status: 400 }), 'FAULT', false);
  });
  test('in the 1.2 form inside a 1.1 envelope is understood as well', () => {
    const body = readFileSync(join(PROJECT_ROOT, 'connectors/pup/fixtures/Fault.1.2-form-in-1.1-envelope.xml'));
    isFailure(answer(body, { status: 500 }), 'REFUSED', false);
  });
  test('without which HTTP 500 is the error of the server: a page, half a document, an envelope with something else', () => {
    isFailure(answer('<html/>', { status: 500, contentType: 'text/html' }), 'SERVER_ERROR', true);
    isFailure(answer(fault('X-1').slice(0, -5), { status: 500 }), 'SERVER_ERROR', true);
    isFailure(answer(envelope('<a/>'), { status: 500 }), 'SERVER_ERROR', true);
  });
});

describe('an envelope', () => {
  test('gives back every value that was put in', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (value) => {
      const xml = writeEnvelope({ version: '1.1', namespaces: { a: 'urn:a' }, body: { 'a:q': { '@t': 'x', 'a:v': ['', value] } } });
      const body = readXml(Buffer.from(xml)).children[0]!;
      const values = body.children[0]!.children.map(({ text }) => text);
      expect(values).toEqual(['', value.replace(/[^\t\n\r\u0020-\ufffd]/g, '\ufffd').replace(/\r\n?/g, '\n')]);
    }), { numRuns: 300 });
  });
  test('cannot be broken out of', () => {
    const xml = writeEnvelope({ version: '1.2', namespaces: {}, body: { q: ']]></q><evil a="1">&bomb;' } });
    expect(readXml(Buffer.from(xml))).toMatchObject({ namespace: SOAP_1_2, children: [{ children: [{ name: 'q', text: ']]></q><evil a="1">&bomb;', children: [] }] }] });
  });
});

describe('on the wire', () => {
  let server: Awaited<ReturnType<typeof fixtureServer>>;
  let http: HttpTransport;
  const question = (version: '1.1' | '1.2'): SoapQuestion => ({
    version, operation: 'probe', action: 'urn:a/Ask', namespaces: { a: 'urn:a' }, header: { 'a:h': 'ż' }, body: { 'a:q': '1' }, idempotent: true, faults: FAULTS, faultEntry: ENTRY,
  });
  beforeAll(async () => {
    server = await fixtureServer({ body: envelope('<r/>') });
    http = httpTransport('PUP', server.url, { ...SHORT, attempts: 2 });
  });
  afterAll(async () => { await http.close(); await server.close(); });

  test.each([
    ['text/xml; charset=utf-8', '<?xml version="1.0" encoding="windows-1250"?>', 'utf8'], ['text/xml;Charset="UTF-8"', '<?xml version="1.0" encoding="windows-1250"?>', 'utf8'],
    ['text/xml; charset=utf-16le', '', 'utf16le'], ['text/xml', '\ufeff<?xml version="1.0" encoding="UTF-16"?>', 'utf16le'], ['text/xml; charset=iso-8859-2', '\ufeff', 'utf8'],
  ] as const)('as %s with %j in front, in %s, every letter arrives', async (contentType, declaration, encoding) => {
    server.says({ body: Buffer.from(declaration + envelope('<r>Zażółć</r>'), encoding), contentType });
    expect((await askSoap(http, question('1.1'), ask())).answer.text).toBe('Zażółć');
  });
  test.each([202, 206])('HTTP %i is no whole answer', async (status) => {
    server.says({ body: envelope('<r/>'), status });
    await expect(askSoap(http, question('1.1'), ask())).rejects.toMatchObject({ kind: 'MALFORMED' });
  });
  test('SOAP 1.1 names its action in SOAPAction', async () => {
    server.says({ body: envelope('<r/>') });
    expect((await askSoap(http, question('1.1'), ask())).answer.name).toBe('r');
    expect(server.asked[0]!.headers).toMatchObject({ 'content-type': 'text/xml; charset=utf-8', soapaction: '"urn:a/Ask"', accept: 'text/xml' });
    expect(server.asked[0]!.body).toContain('<soap:Header><a:h>ż</a:h></soap:Header>');
  });
  test('SOAP 1.2 names it in the content type and reads faults sent with 400', async () => {
    server.says({ body: envelope('<r/>', SOAP_1_2), contentType: 'application/soap+xml' });
    expect((await askSoap(http, question('1.2'), ask())).answer.name).toBe('r');
    expect(server.asked[0]!.headers['content-type']).toBe('application/soap+xml; charset=utf-8; action="urn:a/Ask"');
    expect(server.asked[0]!.headers['soapaction']).toBeUndefined();
    server.says({ body: fault('AuthenticationFailure'), status: 400 });
    await expect(askSoap(http, question('1.2'), ask())).rejects.toMatchObject({ kind: 'REFUSED' });
  });
  test('a fault that may pass is asked again once and counts in the health of the source', async () => {
    server.says({ body: fault('X-1') });
    await expect(askSoap(http, question('1.1'), ask())).rejects.toMatchObject({ kind: 'MAINTENANCE' });
    expect(server.asked).toHaveLength(2);
    expect(http.health().operations[0]!.lastFault?.kind).toBe('MAINTENANCE');
  });
  test('a fault that will not pass is asked once', async () => {
    server.says({ body: fault('X-2'), status: 500 });
    await expect(askSoap(http, question('1.1'), ask())).rejects.toMatchObject({ kind: 'FAULT' });
    expect(server.asked).toHaveLength(1);
  });
  test('an answer without end is not read to its end', async () => {
    server.says({ body: envelope(`<r>${'x'.repeat(SOAP_LIMITS.answerBytesMax)}</r>`) });
    const limited = httpTransport('PUP', server.url, SOAP_LIMITS);
    await expect(askSoap(limited, question('1.1'), ask())).rejects.toMatchObject({ kind: 'MALFORMED' });
    await limited.close();
  });
  test('an address without a path is asked at its root', async () => {
    server.says({ body: envelope('<r/>') });
    const bare = httpTransport('PUP', new URL(server.url).origin, SHORT);
    expect((await askSoap(bare, question('1.1'), ask())).answer.name).toBe('r');
    await bare.close();
  });
});
