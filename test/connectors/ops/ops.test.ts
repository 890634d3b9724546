import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Connector } from '../../../connectors/connector.js';
import { opsConnector } from '../../../connectors/ops/client.js';
import { OPS_FAULTS } from '../../../connectors/ops/faults.js';
import { parseUdostepnijDaneOsobyOdpowiedz } from '../../../connectors/ops/messages.js';
import { opsSimulator } from '../../../connectors/ops/simulator.js';
import { toGrosze, toSocialAssistancePart } from '../../../connectors/ops/translate.js';
import type { Simulator } from '../../../connectors/transport/knobs.js';
import { SIMULATOR_MODES } from '../../../connectors/transport/knobs.js';
import { readSoapAnswer } from '../../../connectors/transport/soap.js';
import { PROJECT_ROOT } from '../../../src/project-root.js';
import { parseLocalDate } from '../../../src/vocabulary/local-date.js';
import { type PersonIdentifier, identifierKey } from '../../../src/vocabulary/person-identifier.js';
import { fixtureServer } from '../transport-soap/fixture-server.js';
import { FAULT_KINDS, JAN, OLENA, SHORT, ZANETA, ask, manyPesels, person } from '../transport-soap/questions.js';

const TODAY = parseLocalDate('2026-11-23')!;
const clock = () => new Date('2026-11-23T12:00:00Z');
const fixture = (name: string) => readFileSync(join(PROJECT_ROOT, 'connectors/ops/fixtures', name));
const partIn = (name: string, asked: PersonIdentifier) => {
  const dane = parseUdostepnijDaneOsobyOdpowiedz(readSoapAnswer({ status: 200, contentType: 'text/xml', body: fixture(name) }, OPS_FAULTS).answer);
  return dane && toSocialAssistancePart(dane, { asked, on: TODAY });
};

describe('an answer of the exchange', () => {
  test('with two benefits: amounts with a comma and with a point are the same grosze', () => {
    expect(partIn('UdostepnijDaneOsoby.two-benefits.xml', ZANETA)).toEqual({
      recordId: '0001200',
      identity: { givenName: 'Żaneta', familyName: 'Gżegżółka-Łoś', birthDate: '1902-07-08', sex: 'FEMALE' },
      benefits: [
        { name: 'Zasiłek stały', area: 'PS', monthlyAmountGrosz: 123456, from: '2026-01-01' },
        { name: 'Zasiłek pielęgnacyjny', area: 'SR', monthlyAmountGrosz: 21584, from: '2025-11-01', until: '2027-10-31' },
      ],
      lastInterviewOn: '2026-03-14',
      socialWorkerUnit: 'Zespół Pracy Socjalnej nr 2',
    });
  });
  test('with one benefit and other prefixes: still a list; zones of dates, references and nil are understood', () => {
    expect(partIn('UdostepnijDaneOsoby.one-benefit-other-prefixes.xml', ZANETA)).toMatchObject({
      identity: { birthDate: '1902-07-08' },
      benefits: [{ name: 'Zasiłek okresowy <część> & inne', area: 'PS', monthlyAmountGrosz: 60000, from: '2026-05-01' }],
    });
  });
  test('with CDATA about a foreigner: an amount that was not said stays unsaid', () => {
    expect(partIn('UdostepnijDaneOsoby.cdata.xml', OLENA)).toEqual({
      recordId: '7', identity: {}, benefits: [{ name: 'Fundusz <alimentacyjny> & rodzina', area: 'FA', from: '2026-01-01' }],
    });
  });
  test('in windows-1250 without a word about benefits', () => {
    expect(partIn('UdostepnijDaneOsoby.no-benefits.windows-1250.xml', ZANETA)).toEqual({
      recordId: '12', identity: { givenName: 'Żaneta', familyName: 'Gżegżółka-Łoś' },
    });
  });
  test('"Brak obiektu" is nobody', () => expect(partIn('UdostepnijDaneOsoby.unknown-person.xml', ZANETA)).toBeUndefined());
  test('about somebody else is never shown', () => {
    expect(() => partIn('UdostepnijDaneOsoby.somebody-else.xml', ZANETA)).toThrow('MALFORMED');
    expect(() => partIn('UdostepnijDaneOsoby.cdata.xml', ZANETA)).toThrow('MALFORMED');
    expect(() => partIn('UdostepnijDaneOsoby.two-benefits.xml', OLENA)).toThrow('MALFORMED');
  });
  test.each<[string, number | undefined]>([
    ['1234,56', 123456], ['1234.56', 123456], ['0,1', 10], ['0.01', 1], ['700', 70000], ['19.99', 1999], ['4.35', 435],
    ['1.234,56', undefined], ['1 234,56', undefined], ['-5', undefined], ['1,234', undefined], ['1e3', undefined], ['', undefined],
  ])('an amount of "%s" zł is %p grosze', (kwota, grosze) => expect(toGrosze(kwota)).toBe(grosze));
});

describe('the connector against the simulator', () => {
  let simulator: Simulator;
  let connector: Connector<'OPS'>;
  const benefits = [
    { name: 'Usługi ]]> opiekuńcze & <inne>', area: 'PS', monthlyAmountGrosz: 123456, from: parseLocalDate('2026-01-01')! },
    { name: 'Świadczenie wychowawcze', area: 'SW', monthlyAmountGrosz: 5, from: parseLocalDate('2026-02-01')!, until: parseLocalDate('2026-12-31')! },
  ] as const;
  const people = [
    person(ZANETA, { ops: { benefits, lastInterviewOn: parseLocalDate('2026-03-14')! } }),
    person(OLENA, { ops: { benefits: [] } }),
    person(JAN),
    ...manyPesels(30).map((identifier) => person(identifier, { ops: { benefits } })),
  ];
  beforeAll(async () => {
    simulator = await opsSimulator({ people });
    connector = opsConnector({ url: simulator.url, limits: SHORT, clock });
  });
  afterAll(async () => { await connector.close(); await simulator.close(); });

  test('hears the benefits of a person, whatever style the answering node has', async () => {
    for (let i = 0; i < 3; i += 1) {
      const heard = (await connector.personParts!([ZANETA], ask())).get(identifierKey(ZANETA));
      expect(heard).toMatchObject({
        heard: true,
        value: {
          recordId: expect.stringMatching(/^CBB-/), benefits, lastInterviewOn: '2026-03-14',
          identity: { givenName: 'Żaneta', familyName: 'Gżegżółka & "Łoś" <junior>', birthDate: '1902-07-08', sex: 'FEMALE' },
        },
      });
    }
  });
  test('somebody listed without benefits has none; somebody not listed, or without a record, is unknown', async () => {
    const heard = await connector.personParts!([OLENA, JAN, manyPesels(40)[39]!], ask());
    const unknown = { heard: false, fault: { source: 'OPS', coordinate: 'ops.benefits', kind: 'UNKNOWN_PERSON', retryable: false } };
    expect([...heard.values()]).toEqual([expect.objectContaining({ heard: true, value: expect.objectContaining({ benefits: [] }) }), unknown, unknown]);
  });
  test('several people are several calls, one for each however often named', async () => {
    const before = simulator.calls();
    const asked = manyPesels(30);
    const heard = await connector.personParts!([...asked, ...asked], ask());
    expect([...heard.keys()]).toEqual(asked.map(identifierKey));
    expect([...heard.values()].every((each) => each.heard)).toBe(true);
    expect(simulator.calls() - before).toBe(30);
  });
  test.each(SIMULATOR_MODES.filter((mode) => mode !== 'up'))('when the source is %s, it says so without a word about anybody', async (mode) => {
    simulator.setMode(mode);
    const heard = await connector.personParts!([ZANETA, JAN], ask());
    simulator.setMode('up');
    expect([...heard.keys()]).toEqual([identifierKey(ZANETA), identifierKey(JAN)]);
    for (const each of heard.values()) {
      if (each.heard) throw new Error('heard');
      expect(FAULT_KINDS[mode as keyof typeof FAULT_KINDS]).toContain(each.fault.kind);
      expect(Object.keys(each.fault).toSorted()).toEqual(['coordinate', 'kind', 'retryable', 'source']);
      expect(JSON.stringify(each)).not.toMatch(/02070803628|Żaneta|wewn|Przerwa|CBB-/);
    }
  });
  test('a caller who leaves takes the calls along', async () => {
    simulator.setMode('slow');
    const leaving = new AbortController();
    const heard = connector.personParts!(manyPesels(8), ask(leaving.signal));
    setTimeout(() => leaving.abort(), 20);
    const began = performance.now();
    expect([...(await heard).values()].every((each) => !each.heard && each.fault.kind === 'TIMEOUT')).toBe(true);
    expect(performance.now() - began).toBeLessThan(200);
    simulator.setMode('up');
  });
  test('nobody asked is nobody called', async () => {
    const before = simulator.calls();
    expect((await connector.personParts!([], ask())).size).toBe(0);
    expect(simulator.calls()).toBe(before);
  });
});

describe('the connector on the wire', () => {
  let server: Awaited<ReturnType<typeof fixtureServer>>;
  let connector: Connector<'OPS'>;
  beforeAll(async () => {
    server = await fixtureServer({ body: fixture('UdostepnijDaneOsoby.two-benefits.xml') });
    connector = opsConnector({ url: server.url, token: 't-0', limits: SHORT, clock });
  });
  afterAll(async () => { await connector.close(); await server.close(); });
  const heardAs = async (answer: Parameters<typeof server.says>[0]) => {
    server.says(answer);
    return (await connector.personParts!([ZANETA], ask())).get(identifierKey(ZANETA))!;
  };

  test('each question carries its legal context, escaped, and asks for the four areas', async () => {
    expect((await heardAs({ body: fixture('UdostepnijDaneOsoby.two-benefits.xml') })).heard).toBe(true);
    const { body, headers } = server.asked[0]!;
    expect(headers).toMatchObject({ authorization: 'Bearer t-0', soapaction: '"http://cbb.pomoc-spoleczna.example/udostepnianie/v1/UdostepnijDaneOsoby"', 'x-correlation-id': 'c-1' });
    expect(body).toContain('<cbb:podstawaPrawna>ustawa o CUS art. 50 &lt;ust. 3&gt; &amp; &quot;inne&quot;</cbb:podstawaPrawna><cbb:cel>rozpoznanie potrzeb</cbb:cel><cbb:znakSprawy>CUS.8120.17.2026</cbb:znakSprawy><cbb:zbiorDanych>');
    expect(body).toContain('<cbb:osoba><cbb:pesel>02070803628</cbb:pesel></cbb:osoba><cbb:obszary><cbb:obszar>PS</cbb:obszar><cbb:obszar>FA</cbb:obszar><cbb:obszar>SR</cbb:obszar><cbb:obszar>SW</cbb:obszar></cbb:obszary>');
  });
  test.each([
    ['Fault.internal.xml', 500, 'FAULT'], ['Fault.internal.xml', 200, 'FAULT'], ['Fault.unheard-of.xml', 500, 'FAULT'],
    ['Fault.unknown-person.xml', 500, 'UNKNOWN_PERSON'], ['Fault.unknown-person.xml', 200, 'UNKNOWN_PERSON'],
    ['Fault.soap-1.2.xml', 500, 'REFUSED'], ['UdostepnijDaneOsoby.unknown-person.xml', 200, 'UNKNOWN_PERSON'],
    ['UdostepnijDaneOsoby.somebody-else.xml', 200, 'MALFORMED'], ['UdostepnijDaneOsoby.two-benefits.xml', 500, 'SERVER_ERROR'],
  ])('%s with HTTP %i is %s', async (name, status, kind) => {
    expect(await heardAs({ body: fixture(name), status })).toEqual({
      heard: false, fault: { source: 'OPS', coordinate: 'ops.benefits', kind, retryable: kind === 'SERVER_ERROR' },
    });
  });
  test.each([
    ['a number of the record without end', '>0001200<', `>${'1'.repeat(201)}<`], ['a number that turns the writing', '>0001200<', '>000\u202e1200<'],
    ['a name that turns the writing', '>Gżegżółka-Łoś<', '>Gżegżółka-\u202eŁoś<'],
  ])('%s is not believed about that person', async (_, from, to) => {
    const said = String(fixture('UdostepnijDaneOsoby.two-benefits.xml'));
    expect(said.split(from)).toHaveLength(2);
    expect(await heardAs({ body: said.replace(from, to) })).toMatchObject({ heard: false, fault: { kind: 'MALFORMED' } });
  });
  test.each([
    ['Fault.internal.xml', 'OPEN'], ['Fault.unheard-of.xml', 'OPEN'], ['Fault.unknown-person.xml', 'CLOSED'], ['UdostepnijDaneOsoby.unknown-person.xml', 'CLOSED'],
    ['UdostepnijDaneOsoby.somebody-else.xml', 'CLOSED'],
  ])('after %s, three times, the breaker is %s', async (name, breaker) => {
    const patient = opsConnector({ url: server.url, limits: { ...SHORT, failuresToOpen: 3 }, clock });
    server.says({ body: fixture(name) });
    for (let i = 0; i < 3; i += 1) await patient.personParts!([ZANETA], ask());
    expect(patient.health().operations).toMatchObject([{ coordinate: 'ops.benefits', calls: 3, breaker }]);
    await patient.close();
  });
});
