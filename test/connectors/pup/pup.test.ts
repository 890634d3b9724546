import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Connector } from '../../../connectors/connector.js';
import { pupConnector } from '../../../connectors/pup/client.js';
import { pupSimulator } from '../../../connectors/pup/simulator.js';
import type { Simulator } from '../../../connectors/transport/knobs.js';
import { SIMULATOR_MODES } from '../../../connectors/transport/knobs.js';
import { PROJECT_ROOT } from '../../../src/project-root.js';
import { parseLocalDate } from '../../../src/vocabulary/local-date.js';
import { identifierKey } from '../../../src/vocabulary/person-identifier.js';
import { fixtureServer } from '../transport-soap/fixture-server.js';
import { FAULT_KINDS, JAN, OLENA, SHORT, ZANETA, ask, manyPesels, person } from '../transport-soap/questions.js';

const fixture = (name: string) => readFileSync(join(PROJECT_ROOT, 'connectors/pup/fixtures', name));
const failed = (kind: string, retryable = false) => ({ heard: false, fault: { source: 'PUP', coordinate: 'pup.status', kind, retryable } });

describe('the connector against the simulator', () => {
  let simulator: Simulator;
  let connector: Connector<'PUP'>;
  const people = [
    person(ZANETA, { pup: { status: 'UNEMPLOYED', since: parseLocalDate('2026-02-01')!, benefitUntil: parseLocalDate('2026-07-31')! } }),
    person(OLENA, { pup: { status: 'JOB_SEEKER', since: parseLocalDate('2025-12-24')! } }),
    person(JAN),
    ...manyPesels(120).map((identifier) => person(identifier, { pup: { status: 'UNEMPLOYED', since: parseLocalDate('2026-01-01')! } })),
  ];
  beforeAll(async () => {
    simulator = await pupSimulator({ people });
    connector = pupConnector({ url: simulator.url, limits: SHORT });
    await connector.personParts!([JAN], ask());
  });
  afterAll(async () => { await connector.close(); await simulator.close(); });

  test('hears who is registered, who is not, and who is unknown, each under the own key', async () => {
    const stranger = manyPesels(121)[120]!;
    const heard = await connector.personParts!([JAN, stranger, OLENA, ZANETA], ask());
    const identity = { givenName: 'Żaneta', familyName: 'Gżegżółka & "Łoś" <junior>', birthDate: '1902-07-08', sex: 'FEMALE' };
    expect(heard.get(identifierKey(ZANETA))).toMatchObject({ heard: true, value: { identity, status: 'UNEMPLOYED', since: '2026-02-01', benefitUntil: '2026-07-31' } });
    expect(heard.get(identifierKey(OLENA))).toMatchObject({ heard: true, value: { status: 'JOB_SEEKER', since: '2025-12-24' } });
    expect(heard.get(identifierKey(JAN))).toMatchObject({ heard: true, value: { status: 'NOT_REGISTERED' } });
    expect(heard.get(identifierKey(stranger))).toEqual(failed('UNKNOWN_PERSON'));
    expect(heard.size).toBe(4);
  });
  test('one person is a list of one', async () => {
    expect([...(await connector.personParts!([ZANETA], ask())).values()]).toMatchObject([{ heard: true }]);
  });
  test('fifty people are one call, a hundred and twenty are three', async () => {
    for (const [count, calls] of [[50, 1], [120, 3]] as const) {
      const before = simulator.calls();
      const heard = await connector.personParts!(manyPesels(count), ask());
      expect([...heard].map(([key, each]) => each.heard && key)).toEqual(manyPesels(count).map(identifierKey));
      expect(simulator.calls() - before).toBe(calls);
    }
  });
  test.each(SIMULATOR_MODES.filter((mode) => mode !== 'up'))('when the source is %s, everybody asked has that fault and nothing else', async (mode) => {
    simulator.setMode(mode);
    const heard = await connector.personParts!([ZANETA, JAN], ask());
    simulator.setMode('up');
    expect([...heard.keys()]).toEqual([identifierKey(ZANETA), identifierKey(JAN)]);
    for (const each of heard.values()) {
      if (each.heard) throw new Error('heard');
      expect(FAULT_KINDS[mode as keyof typeof FAULT_KINDS]).toContain(each.fault.kind);
      expect(Object.keys(each.fault).toSorted()).toEqual(['coordinate', 'kind', 'retryable', 'source']);
      expect(JSON.stringify(each)).not.toMatch(/02070803628|Żaneta|wewn|Przerwa|PUP-/);
    }
  });
  test('nobody asked is nobody called', async () => {
    const before = simulator.calls();
    expect((await connector.personParts!([], ask())).size).toBe(0);
    expect(simulator.calls()).toBe(before);
  });
});

describe('the account', () => {
  test('opens the service when it is right; otherwise the service refuses', async () => {
    const simulator = await pupSimulator({ people: [person(JAN)], user: 'cus', password: 'h<a>s&ło' });
    const heardWith = async (account: { user?: string; password?: string }) => {
      const connector = pupConnector({ url: simulator.url, limits: SHORT, ...account });
      const heard = (await connector.personParts!([JAN], ask())).get(identifierKey(JAN));
      await connector.close();
      return heard;
    };
    expect(await heardWith({ user: 'cus', password: 'h<a>s&ło' })).toMatchObject({ heard: true });
    expect(await heardWith({ user: 'cus', password: 'inne' })).toEqual(failed('REFUSED'));
    expect(await heardWith({})).toEqual(failed('REFUSED'));
    await simulator.close();
  });
});

describe('another stack', () => {
  test('reads the same WSDL, asks the simulator and understands its answer and its fault', async () => {
    const { createClientAsync } = await import('soap');
    const simulator = await pupSimulator({ people: [person(ZANETA, { pup: { status: 'UNEMPLOYED', since: parseLocalDate('2026-02-01')! } })] });
    const client = await createClientAsync(join(PROJECT_ROOT, 'connectors/pup/pup.wsdl'), {}, simulator.url);
    const question = { osoba: [{ pesel: ZANETA.value }, { dokument: { kraj: 'UA', numer: 'AB123456' } }] };
    await expect(client['PobierzStatusAsync'](question)).rejects.toMatchObject({ root: { Envelope: { Body: { Fault: { detail: { Wyjatek: { kod: 'PUP-010' } } } } } } });
    client.addSoapHeader({ 'pup:KontekstPrawny': {
      'pup:podstawaPrawna': 'ustawa o CUS art. 50', 'pup:cel': 'rozpoznanie potrzeb', 'pup:znakSprawy': 'CUS.1', 'pup:zbiorDanych': 'rejestr', 'pup:zakres': ['status'],
    } });
    const [answer] = await client['PobierzStatusAsync'](question);
    expect(answer.wynikOsoby).toMatchObject([
      { osoba: { dokument: { kraj: 'UA', numer: 'AB123456' } }, wynik: 'NIEZNANA' },
      { osoba: { pesel: '02070803628' }, wynik: 'ZNALEZIONO', ewidencja: { status: 'BEZROBOTNY', nazwisko: 'Gżegżółka & "Łoś" <junior>' } },
    ]);
    await simulator.close();
  });
});

describe('the connector on the wire', () => {
  let server: Awaited<ReturnType<typeof fixtureServer>>;
  let connector: Connector<'PUP'>;
  beforeAll(async () => {
    server = await fixtureServer({ body: fixture('PobierzStatus.three-people.xml') });
    connector = pupConnector({ url: server.url, user: 'cus', password: 'hasło', limits: SHORT });
  });
  afterAll(async () => { await connector.close(); await server.close(); });
  const heardFrom = async (answer: Parameters<typeof server.says>[0], people = [ZANETA]) => {
    server.says(answer);
    return [...(await connector.personParts!(people, ask())).values()];
  };

  test('answers come in any order and find their questions; people nobody asked about are left', async () => {
    const body = fixture('PobierzStatus.three-people.xml');
    expect(await heardFrom({ body }, [ZANETA, OLENA, JAN])).toMatchObject([
      { heard: true, value: { recordId: '000452', status: 'UNEMPLOYED', since: '2026-02-01', benefitUntil: '2026-07-31' } },
      { heard: true, value: { recordId: '000451', status: 'NOT_REGISTERED', identity: { givenName: 'Ołena' } } },
      failed('UNKNOWN_PERSON'),
    ]);
    expect(await heardFrom({ body }, [OLENA])).toMatchObject([{ heard: true, value: { recordId: '000451' } }]);
  });
  test('one person, other prefixes, CDATA, a date with a zone, an empty date', async () => {
    expect(await heardFrom({ body: fixture('PobierzStatus.one-person-other-prefixes-cdata.xml') })).toMatchObject([
      { heard: true, value: { recordId: '000452', identity: { familyName: 'Gżegżółka & Łoś' }, status: 'JOB_SEEKER', since: '2026-02-01' } },
    ]);
  });
  test('one unreadable record costs its own person only', async () => {
    expect(await heardFrom({ body: fixture('PobierzStatus.one-unreadable-record.xml') }, [ZANETA, JAN])).toMatchObject([
      failed('MALFORMED'), { heard: true, value: { status: 'NOT_REGISTERED' } },
    ]);
  });
  test('somebody left out, or answered twice, is not unknown but MALFORMED', async () => {
    expect(await heardFrom({ body: fixture('PobierzStatus.three-people.xml') }, manyPesels(1).slice())).toEqual([failed('MALFORMED')]);
    expect(await heardFrom({ body: fixture('PobierzStatus.answered-twice.xml') })).toEqual([failed('MALFORMED')]);
  });
  test('the question carries the account and the legal context in its header', async () => {
    await heardFrom({ body: fixture('PobierzStatus.three-people.xml') }, [ZANETA, OLENA]);
    const { body, headers } = server.asked[0]!;
    expect(headers['soapaction']).toBe('"http://pup.example/status/v1/PobierzStatus"');
    expect(body).toContain('<wsse:Username>cus</wsse:Username>');
    expect(body).toContain('<pup:cel>rozpoznanie indywidualnych potrzeb</pup:cel><pup:znakSprawy>CUS.8120.17.2026</pup:znakSprawy>');
    expect(body).toContain('<pup:osoba><pup:pesel>02070803628</pup:pesel></pup:osoba><pup:osoba><pup:dokument><pup:kraj>UA</pup:kraj><pup:numer>AB123456</pup:numer></pup:dokument></pup:osoba>');
  });
  test.each<[string, number, string, boolean]>([
    ['Fault.internal.xml', 500, 'FAULT', false], ['Fault.internal.xml', 200, 'FAULT', false],
    ['Fault.too-many-questions.xml', 200, 'OVERLOADED', true], ['Fault.soap-1.2.xml', 500, 'MAINTENANCE', true],
    ['Fault.1.2-form-in-1.1-envelope.xml', 500, 'REFUSED', false], ['PobierzStatus.three-people.xml', 500, 'SERVER_ERROR', true],
  ])('%s with HTTP %i is %s', async (name, status, kind, retryable) => {
    expect(await heardFrom({ body: fixture(name), status }, [ZANETA, JAN])).toEqual([failed(kind, retryable), failed(kind, retryable)]);
  });
  test('a page for people with HTTP 200 is a pause for maintenance', async () => {
    expect(await heardFrom({ body: '<html><body>Przerwa</body></html>', contentType: 'text/html; charset=utf-8' })).toEqual([failed('MAINTENANCE', true)]);
  });
});
