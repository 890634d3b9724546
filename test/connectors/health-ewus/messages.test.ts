import { afterEach, describe, expect, test } from '@jest/globals';
import { EWUS_FAULTS, isSessionLost } from '../../../connectors/health/ewus/faults.js';
import { parseExecuteServiceReturn, parseLoginReturn } from '../../../connectors/health/ewus/messages.js';
import { EWUS_FOLDER } from '../../../connectors/health/ewus/simulator.js';
import { toInsurancePart } from '../../../connectors/health/ewus/translate.js';
import { readSoapAnswer } from '../../../connectors/transport/soap.js';
import { SourceFailure } from '../../../connectors/transport/source-failure.js';
import { readXml, type XmlElement } from '../../../connectors/transport/xml.js';
import { parsePesel } from '../../../src/vocabulary/pesel.js';
import { closeAll } from '../health/running.js';
import { ANNULLED, CHILD, fixture, INSURED, NOT_INSURED, simulator, UNKNOWN } from './wires.js';

afterEach(closeAll);

const ASKED = parsePesel('52031101122')!;
const read = (name: string, status = 200) => readSoapAnswer({ status, contentType: 'text/xml', body: fixture(name) }, EWUS_FAULTS);
const partOf = (name: string) => toInsurancePart(parseExecuteServiceReturn(read(name).answer), ASKED);

function failureOf(reading: () => unknown): SourceFailure {
  try {
    reading();
  } catch (error) {
    if (error instanceof SourceFailure) return error;
  }
  throw new Error('the reading was expected to fail');
}

describe('an answer about a person', () => {
  test.each([
    ['status_cwu_odp.insured.xml', { status: 'INSURED', validOn: '2026-11-23', notes: [] }],
    ['status_cwu_odp.not-insured.xml', { status: 'NOT_INSURED', validOn: '2026-11-23', notes: [] }],
    ['status_cwu_odp.insured-child-mark.xml', { status: 'INSURED', validOn: '2026-11-23', notes: [{ code: 'DN', text: 'Oznaczenie na receptę: DN.' }] }],
    ['status_cwu_odp.insured-two-notes.xml', { status: 'INSURED', validOn: '2026-11-23', notes: [
      { code: 'UKR', text: 'Uprawnienie na mocy ustawy o pomocy obywatelom Ukrainy & rodzinom' },
      { code: 'IZOLACJA DOMOWA', text: 'Pacjent podlega izolacji domowej do dnia 06-12-2026' },
    ] }],
    ['status_cwu_odp.not-in-cwu.xml', { status: 'NOT_FOUND', validOn: '2026-11-23', notes: [] }],
    ['status_cwu_odp.annulled-pesel.xml', { status: 'ANNULLED_PESEL', validOn: '2026-11-23', notes: [] }],
  ])('%s: three states of the person, valid on the day of the answer', (name, part) => expect(partOf(name)).toEqual(part));

  test.each(['status_cwu_odp.somebody-else.xml', 'status_cwu_odp.unheard-of-state.xml'])('%s is not believed', (name) => {
    expect(failureOf(() => partOf(name))).toMatchObject({ kind: 'MALFORMED' });
  });

  test.each([
    ['kod="UKR" ', '', { code: 'BEZ_KODU', text: 'Uprawnienie na mocy ustawy o pomocy obywatelom Ukrainy & rodzinom' }],
    [/ wartosc="Upr[^"]*"/, '', { code: 'UKR', text: 'eWUŚ dołączył informację bez treści.' }],
  ])('with a note without %s keeps it', (said, instead, note) => {
    const answer = Buffer.from(fixture('status_cwu_odp.insured-two-notes.xml').toString().replace(said, instead));
    const odp = parseExecuteServiceReturn(readSoapAnswer({ status: 200, contentType: 'text/xml', body: answer }, EWUS_FAULTS).answer);
    expect(toInsurancePart(odp, ASKED).notes).toEqual([note, expect.objectContaining({ code: 'IZOLACJA DOMOWA' })]);
  });

  test('is read without the name of the person', () => {
    expect(JSON.stringify(parseExecuteServiceReturn(read('status_cwu_odp.insured.xml').answer))).not.toMatch(/Zmyślona|Osoba/);
  });
});

test('a login gives a session and a token, and says in a number whether there is a remark', () => {
  const { answer, header } = read('loginReturn.xml');
  expect(parseLoginReturn(answer, header)).toEqual({ session: '0123456789ABCDEF0123456789ABCDEF', authToken: 'AbCdEf_0123456789zyxwv', code: '000' });
  expect(() => parseLoginReturn(answer, undefined)).toThrow(SourceFailure);
});

test.each([
  ['Fault.session.xml', 'REFUSED', 'Client.SessionException'], ['Fault.auth-token.xml', 'REFUSED', 'Client.AuthTokenException'],
  ['Fault.authentication.xml', 'REFUSED', 'Client.AuthenticationException'], ['Fault.authorization.xml', 'REFUSED', 'Client.AuthorizationException'],
  ['Fault.password-expired.xml', 'REFUSED', 'Client.PassExpiredException'], ['Fault.input.xml', 'FAULT', 'Client.InputException'],
  ['Fault.server.xml', 'FAULT', 'Client.ServerException'], ['Fault.of-the-stack.xml', 'FAULT', undefined],
])('%s is known by the code inside its detail, with any status, and its texts are not kept', (name, kind, code) => {
  for (const status of [200, 500]) {
    const failure = failureOf(() => read(name, status));
    expect(failure).toMatchObject({ kind, code });
    expect(JSON.stringify({ ...failure, message: failure.message, cause: failure.cause })).not.toMatch(/Zmyślona|operator/);
    expect(isSessionLost(failure.code)).toBe(/Session|AuthToken/.test(code ?? ''));
  }
});

describe('the simulator speaks as the recorded shapes do', () => {
  /** Names of the elements and of their attributes, with namespaces, in order; texts and their number do not matter. */
  const shapeOf = ({ namespace, name, attributes, children }: XmlElement): string =>
    `{${namespace}}${name}[${Object.keys(attributes).toSorted().join()}](${[...new Set(children.map(shapeOf))].join()})`;
  const withoutSignature = (element: XmlElement): XmlElement =>
    ({ ...element, children: element.name === 'Signature' ? [] : element.children.map(withoutSignature) });
  const shape = (xml: Buffer | string) => shapeOf(withoutSignature(readXml(Buffer.from(xml))));

  const LOGIN = `<e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/" xmlns:a="http://xml.kamsoft.pl/ws/kaas/login_types"><e:Body><a:login><a:credentials>
    <a:item><a:name>login</a:name><a:value>POKAZ</a:value></a:item><a:item><a:name>domain</a:name><a:value>16</a:value></a:item></a:credentials>
    <a:password>tajne &lt;hasło&gt; &amp; inne</a:password></a:login></e:Body></e:Envelope>`;
  const check = (session: string, token: string, pesel: string) => `<e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/" xmlns:c="http://xml.kamsoft.pl/ws/common">
    <e:Header><c:session id="${session}"/><c:authToken id="${token}"/></e:Header><e:Body><x><numer_pesel>${pesel}</numer_pesel></x></e:Body></e:Envelope>`;

  test('at login, about people in each state, and in its faults', async () => {
    const { url } = await simulator();
    const post = async (port: string, body: string) => (await fetch(`${url}${EWUS_FOLDER}/${port}`, { method: 'POST', body })).text();
    const login = await post('Auth', LOGIN);
    expect(shape(login)).toBe(shape(fixture('loginReturn.xml')));
    const [session, token] = [/session id="([^"]+)"/.exec(login)![1]!, /authToken id="([^"]+)"/.exec(login)![1]!];
    for (const [pesel, name] of [[INSURED, 'insured'], [NOT_INSURED, 'not-insured'], [ANNULLED, 'annulled-pesel'], [UNKNOWN, 'not-in-cwu']] as const) {
      expect(shape(await post('ServiceBroker', check(session, token, pesel)))).toBe(shape(fixture(`status_cwu_odp.${name}.xml`)));
    }
    const child = shape(await post('ServiceBroker', check(session, token, CHILD)));
    expect(child.replace('status_ubezp[ozn_rec]', 'status_ubezp[]')).toBe(shape(fixture('status_cwu_odp.insured-two-notes.xml')));
    const lost = shape(await post('ServiceBroker', check('gone', token, INSURED)));
    expect(lost.replace(/\{[^}]*\}location\[\]\([^)]*\),?/, '')).toBe(shape(fixture('Fault.session.xml')).replace(/\{[^}]*\}location\[\]\([^(]*\([^(]*\([^(]*\(\)\),?/, ''));
  });
});
