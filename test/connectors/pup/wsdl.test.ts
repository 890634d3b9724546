import { afterEach, describe, expect, test } from '@jest/globals';
import { PUP_ADAPTERS, type PupAdapter } from '../../../connectors/pup/client.js';
import { PUP_NAMESPACE } from '../../../connectors/pup/messages.js';
import {
  type PupOperation, WSSE_NAMESPACE, ZALOGUJ, actionOf, writeKontekstPrawny, writePobierzDaneOsob, writeSecurity, writeSesja,
} from '../../../connectors/pup/questions.js';
import { pupSimulator } from '../../../connectors/pup/simulator.js';
import { toKluczOsoby, toKontekstPrawny } from '../../../connectors/pup/translate.js';
import { type XmlMessage, writeEnvelope } from '../../../connectors/transport/soap.js';
import { type XmlElement, readXml } from '../../../connectors/transport/xml.js';
import { PROJECT_ROOT } from '../../../src/project-root.js';
import { fixtureServer } from '../transport-soap/fixture-server.js';
import { JAN, OLENA, ZANETA, ask, manyPesels, person } from '../transport-soap/questions.js';
import { ACCOUNT, SOAP_1_1, SOAP_1_2, WSDL, closeAll, connectorTo, date, fixture, heardFrom, saidIn, toClose } from './wires.js';
import { wsdlMessages } from './wsdl-messages.js';

afterEach(closeAll);

const messages = wsdlMessages(WSDL);
const VERSION = { 'soap-1.1': '1.1', 'soap-1.2': '1.2' } as const;
const SOAP = { 'soap-1.1': SOAP_1_1, 'soap-1.2': SOAP_1_2 } as const;

const part = (envelope: XmlElement, name: string) => envelope.children.find((child) => child.name === name);
/** Messages and header blocks of the service's own, with the `Wyjatek` of a Fault. */
const ofTheService = ({ namespace, children, ...element }: XmlElement): readonly XmlElement[] =>
  (namespace === PUP_NAMESPACE ? [{ namespace, children, ...element }] : children.flatMap(ofTheService));
const complaintsAbout = (document: string | Buffer) => {
  const found = ofTheService(readXml(Buffer.from(document)));
  expect(found).not.toEqual([]);
  return found.flatMap(messages.complaintsAbout);
};

describe('the WSDL', () => {
  test('has a binding for each adapter, with the actions that the connector sends', () => {
    const actions = Object.fromEntries((['Zaloguj', 'PobierzDaneOsob'] satisfies PupOperation[]).map((operation) => [operation, actionOf(operation)]));
    expect([...messages.bindings]).toEqual([['http://schemas.xmlsoap.org/wsdl/soap/', actions], ['http://schemas.xmlsoap.org/wsdl/soap12/', actions]]);
    expect([messages.bindings.size, messages.namespace]).toEqual([PUP_ADAPTERS.length, PUP_NAMESPACE]);
  });
  test('refuses what it does not allow', () => {
    const question = (body: string) => complaintsAbout(
      `<e:Envelope xmlns:e="${SOAP_1_1}"><e:Body><PobierzDaneOsob xmlns="${PUP_NAMESPACE}">${body}</PobierzDaneOsob></e:Body></e:Envelope>`);
    expect(question('<osoba><pesel>1</pesel></osoba>')).toEqual([]);
    for (const body of [
      '', '<osoba/>', '<osoba><pesel/><pesel/></osoba>', '<osoba><dokument><numer>1</numer><kraj>UA</kraj></dokument></osoba>',
      '<osoba xmlns=""><pesel>1</pesel></osoba>', '<osoba><pesel>1</pesel>x</osoba>', '<osoba a="1"><pesel>1</pesel></osoba>', '<ktos/>',
      '<osoba><pesel>1</pesel></osoba>'.repeat(101),
    ]) {
      expect(question(body)).not.toEqual([]);
    }
    const inOwnWords = String(fixture('PobierzDaneOsob.benefits-and-profile.xml')).replace('>SZKOLENIE<', '>co chce<');
    expect(complaintsAbout(inOwnWords)).toEqual([expect.stringMatching(/potrzeba\[1\]: not of its type$/)]);
  });
  test.each([
    'PobierzDaneOsob.three-people.xml', 'PobierzDaneOsob.benefits-and-profile.xml', 'PobierzDaneOsob.one-of-each.soap-1.2.xml', 'PobierzDaneOsob.scope-refused.xml',
    'PobierzDaneOsob.answered-twice.xml', 'ZalogujOdpowiedz.xml', 'ZalogujOdpowiedz.soap-1.2.xml', 'Fault.session-expired.xml', 'Fault.session-expired.soap-1.2.xml',
    'Fault.account-unknown.xml', 'Fault.account-unknown.soap-1.2.xml', 'Fault.internal.xml', 'Fault.too-many-questions.xml',
  ])('allows the fixture %s', (name) => expect(complaintsAbout(fixture(name))).toEqual([]));
});

describe.each(PUP_ADAPTERS)('over %s', (adapter) => {
  test('every message that the connector writes is the WSDL\'s', async () => {
    const server = toClose(await fixtureServer(({ body }) =>
      saidIn(adapter, fixture(body.includes('Zaloguj') ? 'ZalogujOdpowiedz.xml' : 'PobierzDaneOsob.three-people.xml'))));
    await heardFrom(connectorTo({ url: server.url, adapter, account: ACCOUNT }), ZANETA, OLENA, JAN, ...manyPesels(150));
    expect(server.asked.map(({ body }) => ofTheService(readXml(Buffer.from(body))).map(({ name }) => name))).toEqual([
      ['Zaloguj'], ['Sesja', 'KontekstPrawny', 'PobierzDaneOsob'], ['Sesja', 'KontekstPrawny', 'PobierzDaneOsob'],
    ]);
    expect(server.asked.flatMap(({ body }) => complaintsAbout(body))).toEqual([]);
  });

  test('every answer of the simulator is the WSDL\'s and has the shape of the fixtures, whatever its prefixes', async () => {
    const { said, expire } = await office(adapter);
    const [answers, faults]: [string[], string[]] = [[], []];
    for (let i = 0; i < 2; i += 1) {
      const session = await said('login');
      answers.push(session);
      answers.push(await said(/identyfikator>([^<]+)</.exec(session)![1]!));
      faults.push(await said('gone'));
      expire();
    }
    expect([...answers, ...faults].flatMap(complaintsAbout)).toEqual([]);
    const shapes = ['ZalogujOdpowiedz.xml', 'PobierzDaneOsob.benefits-and-profile.xml'].map((name) => shape(fixture(name)));
    expect(answers.map((answer) => shape(withoutIdentity(answer)))).toEqual([...shapes, ...shapes]);
    const fault = shape(fixture(adapter === 'soap-1.1' ? 'Fault.session-expired.xml' : 'Fault.session-expired.soap-1.2.xml'));
    expect(faults.map(shape)).toEqual([fault, fault]);
    expect(new Set(answers.map((answer) => /<([\w-]+):Envelope/.exec(answer)![1])).size).toBe(2);
    for (const answer of [...answers, ...faults]) expect(readXml(Buffer.from(answer)).namespace).toBe(SOAP[adapter]);
  });

  test('another stack reads the same WSDL, logs in, asks the simulator and understands its answer and its fault', async () => {
    const { createClientAsync, WSSecurity } = await import('soap');
    const simulator = toClose(await pupSimulator({ people: [person(ZANETA, { pup: { status: 'UNEMPLOYED', since: date('2026-02-01') } })], account: ACCOUNT }));
    const client = await createClientAsync(`${PROJECT_ROOT}/connectors/pup/pup.wsdl`, { forceSoap12Headers: adapter === 'soap-1.2' }, simulator.url);
    const question = { osoba: [{ pesel: ZANETA.value }, { dokument: { kraj: 'UA', numer: 'AB123456' } }] };
    const kod = adapter === 'soap-1.1' ? { detail: { Wyjatek: { kod: 'PUP-013' } } } : { Detail: { Wyjatek: { kod: 'PUP-013' } } };
    await client['PobierzDaneOsobAsync'](question).then(() => expect('an answer').toBe('a fault'), (error: unknown) => {
      expect(error).toMatchObject({ root: { Envelope: { Body: { Fault: kod } } } });
    });
    client.setSecurity(new WSSecurity(ACCOUNT.user, ACCOUNT.password, { hasTimeStamp: false, hasNonce: false, passwordType: 'PasswordText' }));
    const [{ identyfikator }] = await client['ZalogujAsync']({});
    client.addSoapHeader({ 'pup:Sesja': { 'pup:identyfikator': identyfikator } });
    client.addSoapHeader({ 'pup:KontekstPrawny': {
      'pup:podstawaPrawna': 'ustawa o CUS art. 50', 'pup:cel': 'rozpoznanie potrzeb', 'pup:znakSprawy': 'CUS.1', 'pup:zbiorDanych': 'rejestr', 'pup:zakres': ['STATUS'],
    } });
    const [answer] = await client['PobierzDaneOsobAsync'](question);
    expect(answer.wynikOsoby).toMatchObject([
      { osoba: { dokument: { kraj: 'UA', numer: 'AB123456' } }, wynik: 'NIEZNANA' },
      { osoba: { pesel: '02070803628' }, wynik: 'ZNALEZIONO', ewidencja: { status: 'BEZROBOTNY', nazwisko: 'Gżegżółka & "Łoś" <junior>' } },
    ]);
    expect(JSON.stringify(answer)).not.toMatch(/swiadczenia|profil/);
  });
});

/** A simulated office that knows the people of the fixture, and what it says to a login or to a question in a session. */
async function office(adapter: PupAdapter) {
  const benefits = [
    {
      kind: 'UNEMPLOYMENT_BENEFIT', monthlyAmountGrosz: 1, from: date('2026-02-08'), until: date('2026-07-31'),
      suspendedFrom: date('2026-04-01'), suspendedUntil: date('2026-05-31'),
    },
    { kind: 'SCHOLARSHIP', from: date('2026-04-01'), suspendedFrom: date('2026-04-20') },
  ] as const;
  const profile = {
    planMadeOn: date('2026-03-02'), planUntil: date('2026-12-31'), adviserUnit: 'CAZ-2/1', needs: ['CAREER_COUNSELLING', 'TRAINING', 'TRAINEESHIP'],
  } as const;
  const simulator = toClose(await pupSimulator({ account: ACCOUNT, people: [
    { ...person(ZANETA), pup: { status: 'UNEMPLOYED', since: date('2026-02-01'), benefitUntil: date('2026-07-31'), benefits, profile } },
    { ...person(OLENA), pup: { status: 'JOB_SEEKER', since: date('2026-02-01'), benefits: [], profile: { needs: [] } } },
  ] }));
  const post = async (header: XmlMessage, body: XmlMessage) => {
    const response = await fetch(simulator.url, {
      method: 'POST', headers: { 'content-type': adapter === 'soap-1.1' ? 'text/xml' : 'application/soap+xml' },
      body: writeEnvelope({ version: VERSION[adapter], namespaces: { pup: PUP_NAMESPACE, wsse: WSSE_NAMESPACE }, header, body }),
    });
    return response.text();
  };
  const said = (session: string): Promise<string> => (session === 'login'
    ? post(writeSecurity(ACCOUNT.user, ACCOUNT.password), ZALOGUJ)
    : post({ ...writeSesja(session), ...writeKontekstPrawny(toKontekstPrawny(ask().legal)) }, writePobierzDaneOsob([OLENA, ZANETA].map(toKluczOsoby))));
  return { said, expire: simulator.expireSessions };
}

/** The fixture says less of who the people are, and not since when. */
const withoutIdentity = (answer: string): string =>
  answer.replace(/<(\w+:)?(imie|nazwisko|dataUrodzenia|plec)>[^<]*<\/(\w+:)?\2>/g, '')
    .replace(/(POSZUKUJACY_PRACY<\/(\w+:)?status>)<(\w+:)?dataRejestracji>[^<]*<\/(\w+:)?dataRejestracji>/g, '$1');

/** Names of the elements inside the Body with their namespaces, in order; texts do not matter, and neither does the version of the envelope. */
function shape(document: string | Buffer): string {
  const shapeOf = ({ namespace, name, children }: XmlElement): string => `{${namespace}}${name}(${children.map(shapeOf).join()})`;
  return shapeOf(part(readXml(Buffer.from(document)), 'Body')!).replaceAll(SOAP_1_2, SOAP_1_1);
}
