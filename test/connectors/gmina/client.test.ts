import type { IncomingMessage } from 'node:http';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { gminaConnector } from '../../../connectors/gmina/client.js';
import { gminaSimulator } from '../../../connectors/gmina/simulator.js';
import type { Connector } from '../../../connectors/connector.js';
import type { Simulator } from '../../../connectors/transport/knobs.js';
import type { SyntheticPerson } from '../../../connectors/synthetic-person.js';
import { sendJson, startSimulator } from '../../../connectors/transport/simulator-server.js';
import type { GminaCode } from '../../../src/vocabulary/gmina-code.js';
import type { LocalDate } from '../../../src/vocabulary/local-date.js';
import { identifierKey, type PersonIdentifier } from '../../../src/vocabulary/person-identifier.js';
import { FAULT_MODES, FAULTS_OF_MODES, SHORT_LIMITS } from '../transport/mode-faults.js';
import { EWA, fixture, JAN, LEGAL, OKSANA, person, STRANGER } from './fixtures.js';

const ask = (signal = AbortSignal.timeout(5_000)) => ({ signal, correlationId: 'c-1', legal: LEGAL });

const resident = (identifier: PersonIdentifier, familyName: string): SyntheticPerson => ({
  identifier, givenName: 'Osoba', familyName, birthDate: '1944-05-14' as LocalDate, sex: 'FEMALE',
  gmina: { gmina: '3208083' as GminaCode, locality: 'Zielone Wzgórze', house: '1', postalCode: '78-199', from: '2001-01-01' as LocalDate, householdSize: 2 },
});
const { gmina: _, ...notRegistered } = resident(STRANGER, 'Niezameldowana');
const PEOPLE = [resident(JAN, 'Zmyślona'), resident(OKSANA, 'Przykładowa'), notRegistered];

async function tell(connector: Connector<'GMINA'>, people: readonly PersonIdentifier[], signal?: AbortSignal) {
  const answers = await connector.personParts!(people, ask(signal));
  return (who: PersonIdentifier) => answers.get(identifierKey(who));
}

describe('the register of residents over its real wire', () => {
  let simulator: Simulator;
  let connector: Connector<'GMINA'>;
  beforeAll(async () => {
    simulator = await gminaSimulator({ people: PEOPLE, token: 'demo-token' });
    connector = gminaConnector({ url: simulator.url, token: 'demo-token', limits: SHORT_LIMITS });
  });
  afterAll(async () => { await connector.close(); await simulator.close(); });
  afterEach(() => simulator.setMode('up'));

  test('one question finds everybody who was asked about, and says who is not known', async () => {
    const before = simulator.calls();
    const heardOf = await tell(connector, [STRANGER, JAN, OKSANA, JAN]);
    expect(heardOf(JAN)).toMatchObject({ heard: true, value: { identity: { familyName: 'Zmyślona', sex: 'FEMALE' }, householdSize: 2 } });
    expect(heardOf(OKSANA)).toMatchObject({ heard: true, value: { identity: { familyName: 'Przykładowa' }, addresses: [{ gmina: '3208083' }] } });
    expect(heardOf(STRANGER)).toEqual({
      heard: false, fault: { source: 'GMINA', coordinate: 'gmina.residents', kind: 'UNKNOWN_PERSON', retryable: false },
    });
    expect(simulator.calls() - before).toBe(1);
  });

  test('more people than one question may name are asked about in several', async () => {
    const before = simulator.calls();
    const crowd = Array.from({ length: 101 }, (_, i) => person('DOCUMENT', `AB${String(i).padStart(6, '0')}`, 'CZ'));
    const answers = await connector.personParts!([...crowd, JAN], ask());
    expect(answers.size).toBe(102);
    expect(answers.get(identifierKey(JAN))).toMatchObject({ heard: true });
    expect(simulator.calls() - before).toBe(2);
  });

  test('nobody asked about, nothing sent', async () => {
    const before = simulator.calls();
    expect((await connector.personParts!([], ask())).size).toBe(0);
    expect(simulator.calls()).toBe(before);
  });

  test.each(FAULT_MODES)('when the register is in mode %s, each person has its fault and nothing more', async (mode) => {
    simulator.setMode(mode);
    const heardOf = await tell(connector, [JAN, OKSANA]);
    for (const who of [JAN, OKSANA]) {
      const heard = heardOf(who);
      if (!heard || heard.heard) throw new Error('nothing can have been heard');
      expect(FAULTS_OF_MODES[mode]).toContain(heard.fault.kind);
      expect(Object.keys(heard.fault).toSorted()).toEqual(['coordinate', 'kind', 'retryable', 'source']);
      expect(JSON.stringify([heard, connector.health()])).not.toMatch(/44051401359|FB123456|Przerwa|demo-token/);
    }
  });

  test('a register that shows a page for people is left alone after a while, as one that is down', async () => {
    simulator.setMode('maintenance');
    const patient = gminaConnector({ url: simulator.url, token: 'demo-token', limits: { ...SHORT_LIMITS, attempts: 1, failuresToOpen: 2 } });
    for (const kind of ['MAINTENANCE', 'MAINTENANCE', 'CIRCUIT_OPEN']) {
      expect((await tell(patient, [JAN]))(JAN)).toMatchObject({ heard: false, fault: { kind } });
    }
    await patient.close();
  });

  test('a register whose answers are none is left alone after a while', async () => {
    const server = await startSimulator((_request, response) => sendJson(response, 200, { osoby: 'brak' }));
    const patient = gminaConnector({ url: server.url, limits: { ...SHORT_LIMITS, failuresToOpen: 2 } });
    for (const kind of ['MALFORMED', 'MALFORMED', 'CIRCUIT_OPEN']) expect((await tell(patient, [JAN]))(JAN)).toMatchObject({ heard: false, fault: { kind } });
    expect(server.calls()).toBe(2);
    await patient.close();
    await server.close();
  });

  test('a wrong token is a refusal', async () => {
    const stranger = gminaConnector({ url: simulator.url, token: 'wrong', limits: SHORT_LIMITS });
    expect((await tell(stranger, [JAN]))(JAN)).toMatchObject({ heard: false, fault: { kind: 'REFUSED', retryable: false } });
    await stranger.close();
  });

  test('a caller who leaves gets a timeout for each person', async () => {
    simulator.setMode('slow');
    const heardOf = await tell(connector, [JAN, OKSANA], AbortSignal.timeout(20));
    expect([heardOf(JAN), heardOf(OKSANA)]).toMatchObject([{ fault: { kind: 'TIMEOUT' } }, { fault: { kind: 'TIMEOUT' } }]);
  });
});

describe('what the register answers', () => {
  const closing: (() => Promise<void>)[] = [];
  afterEach(async () => { for (const close of closing.splice(0)) await close(); });

  async function registerAnswering(status: number, body: unknown, seen: (request: IncomingMessage) => void = () => undefined) {
    const server = await startSimulator((request, response) => { seen(request); sendJson(response, status, body); });
    const connector = gminaConnector({ url: server.url, limits: SHORT_LIMITS });
    closing.push(() => connector.close(), () => server.close());
    return connector;
  }

  test('the answer is as of the state that the register names', async () => {
    const connector = await registerAnswering(200, fixture('odpowiedz.two-residents.json'));
    expect((await tell(connector, [JAN]))(JAN)).toMatchObject({ heard: true, asOf: new Date('2026-11-22T20:00:00Z') });
  });

  test.each(['odpowiedz.one-malformed.json', 'future'])('a state that is no instant, or to come, is replaced by the time of receipt: %s', async (name) => {
    const malformed = fixture('odpowiedz.one-malformed.json') as { osoby: unknown };
    const connector = await registerAnswering(200, name === 'future' ? { ...malformed, stanNaDzien: '2999-01-01T00:00:00Z' } : malformed);
    const began = Date.now();
    const answer = (await tell(connector, [EWA]))(EWA);
    if (!answer?.heard) throw new Error('Ewa is in the answer');
    expect(answer.asOf.getTime()).toBeGreaterThanOrEqual(began);
    expect(answer.asOf.getTime()).toBeLessThanOrEqual(Date.now());
  });

  describe('from a state that is days old', () => {
    const HOUR = 3_600_000;
    const asked = async (hours: number) => {
      const two = fixture('odpowiedz.two-residents.json') as object;
      const stanNaDzien = new Date(Date.now() - hours * HOUR).toISOString();
      const heardOf = await tell(await registerAnswering(200, { ...two, stanNaDzien }), [JAN, STRANGER]);
      return { jan: heardOf(JAN), stranger: heardOf(STRANGER), asOf: new Date(stanNaDzien) };
    };

    test('a record is stale, and says since when', async () => {
      const { jan, asOf } = await asked(27);
      expect(jan).toMatchObject({ heard: true, asOf, staleBecause: expect.stringMatching(/^Rejestr mieszkańców podaje stan z .*: ma ponad 26 godzin\.$/) });
      expect((await asked(25)).jan).not.toHaveProperty('staleBecause');
    });

    test('nobody can be called unknown: who is not in it may have moved in since', async () => {
      const { stranger, asOf } = await asked(24 * 180);
      expect(stranger).toEqual({
        heard: false, fault: {
          source: 'GMINA', coordinate: 'gmina.residents', kind: 'FAULT', retryable: false, asOf,
          because: expect.stringMatching(/^W rejestrze mieszkańców tej osoby nie ma, ale nie wiadomo, czy gmina jej nie zna\. Rejestr mieszkańców podaje stan z /),
        },
      });
      expect((await asked(25)).stranger).toMatchObject({ fault: { kind: 'UNKNOWN_PERSON' } });
    });
  });

  test('identifiers stand in no URL, and without a token there is no such header', async () => {
    const seen: string[] = [];
    const connector = await registerAnswering(200, { osoby: [] }, (request) => seen.push(`${request.url} ${request.headers.authorization}`));
    await tell(connector, [JAN]);
    expect(seen).toEqual(['/api/v1/mieszkancy/_wyszukaj undefined']);
  });

  test.each([
    [422, fixture('blad.zakres-niedozwolony.json'), 'REFUSED', false], [409, { kod: 'REJESTR_W_AKTUALIZACJI' }, 'MAINTENANCE', true],
    [200, { kod: 'REJESTR_W_AKTUALIZACJI', komunikat: 'Trwa aktualizacja.', osoby: [] }, 'MAINTENANCE', true], [200, { kod: 'REJESTR_W_AKTUALIZACJI' }, 'MAINTENANCE', true],
    [200, { kod: 'CO_TO', komunikat: 'Jan Zmyślony', osoby: [] }, 'FAULT', false], [200, { kod: 7, osoby: [] }, 'FAULT', false],
    [400, { kod: 'toString' }, 'FAULT', false], [404, 'nic', 'FAULT', false], [413, {}, 'FAULT', false], [200, [], 'MALFORMED', false],
  ])('%s with %j is %s', async (status, body, kind, retryable) => {
    const connector = await registerAnswering(status, body);
    const answer = (await tell(connector, [JAN]))(JAN);
    expect(answer).toMatchObject({ heard: false, fault: { kind, retryable } });
    expect(JSON.stringify(answer)).not.toContain('Zmyślony');
  });
});
