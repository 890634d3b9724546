import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { DEMO_TENANT } from '../../src/demo/demo-centre.js';
import { POPULATION } from '../../src/demo/population.js';
import type { SyntheticPerson } from '../../connectors/synthetic-person.js';
import { warsawDate } from '../../src/vocabulary/local-date.js';
import { runningHub, type RunningHub } from '../running-hub.js';

interface Answer<Data> {
  readonly data: Data;
  readonly errors?: readonly { readonly message: string; readonly path?: readonly (string | number)[]; readonly extensions: Record<string, unknown> }[];
}
interface Provenance { readonly system: string; readonly state: string; readonly because: string }
interface QueueNode { readonly provider: string; readonly waitsFor: string; readonly waiting: { readonly kind: string; readonly days: number | null } }
interface Queues {
  readonly queues: {
    readonly edges: readonly { readonly node: QueueNode; readonly cursor: string }[] | null;
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
    readonly total: number | null; readonly provenance: Provenance; readonly credits: string;
  };
}
interface Insured { readonly resident: { readonly id: string; readonly insurance: { readonly provenance: Provenance; readonly record: object | null } } }
interface Offered { readonly services: { readonly edges: readonly { readonly node: { readonly id: string; readonly system: string; readonly slots: readonly { readonly state: string }[] | null } }[] } }

const QUEUES = `query ($benefit: String!, $wojewodztwo: String!, $urgent: Boolean, $forChildren: Boolean, $first: Int, $after: String) {
  queues(benefit: $benefit, wojewodztwo: $wojewodztwo, urgent: $urgent, forChildren: $forChildren, first: $first, after: $after) {
    edges { cursor node { provider place locality phone gmina waitsFor waiting { kind months weeks days } reportedOn averageWaitDays peopleWaiting statisticsOf accessibility { ramp carPark wheelchairs } } }
    pageInfo { hasNextPage endCursor } total provenance { system state because } credits } }`;
const INSURANCE = `query ($identifier: PersonIdentifierInput!, $legal: LegalContextInput!) {
  resident(identifier: $identifier, legal: $legal) { id insurance { provenance { system state because } record { status validOn notes { code text } } } } }`;
const SLOTS = `query ($from: LocalDate!, $until: LocalDate!) {
  services(first: 100) { edges { node { id system slots(from: $from, until: $until) { id start end state overbooked } } } } }`;
const legal = { basis: 'ustawa o CUS art. 37', purpose: 'NEEDS_RECOGNITION', caseId: 'W/2026/000001' };
const ZACHODNIOPOMORSKIE = { benefit: 'Poradnia rehabilitacyjna', wojewodztwo: '32' };
const TODAY = warsawDate(new Date());

describe('health: queues, insurance and slots', () => {
  let hub: RunningHub;
  beforeAll(async () => { hub = await runningHub(); });
  afterAll(async () => { await hub.close(); });

  const ask = async <Data>(query: string, variables: object, role: 'coordinator' | 'administrator' | 'auditor' = 'coordinator'): Promise<Answer<Data>> => {
    const token = await hub.issuer.issue({ role, tenant: DEMO_TENANT, lifetimeSeconds: 60 });
    const response = await fetch(hub.graphUrl, {
      method: 'POST', headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` }, body: JSON.stringify({ query, variables }),
    });
    return (await response.json()) as Answer<Data>;
  };
  const queues = async (more: object = {}) => ask<Queues>(QUEUES, { ...ZACHODNIOPOMORSKIE, ...more });
  const insurance = async (person: SyntheticPerson, ground: object = legal) => ask<Insured>(INSURANCE, { identifier: person.identifier, legal: ground });
  const inMode = async <T>(mode: 'down' | 'fault' | 'slow', work: () => Promise<T>): Promise<T> => {
    hub.simulators.HEALTH.setMode(mode);
    try {
      return await work();
    } finally {
      hub.simulators.HEALTH.setMode('up');
    }
  };
  const expired = () => new Promise((resolve) => setTimeout(resolve, 60)); // the hub of a test keeps answers for 50 ms

  describe('queues', () => {
    test('say how long one waits, as a number and as a sentence, and whose data it is', async () => {
      const { data, errors } = await queues({ first: 3 });
      expect(errors).toBeUndefined();
      expect(data.queues).toMatchObject({ total: 30, pageInfo: { hasNextPage: true }, provenance: { system: 'HEALTH', state: 'FRESH', because: 'Informator o Terminach Leczenia NFZ odpowiedział.' } });
      expect(data.queues.credits).toContain('api.nfz.gov.pl');
      expect(data.queues.edges!.map(({ node }) => node)).toEqual([
        expect.objectContaining({ provider: 'PRZYCHODNIA POKAZOWA NR 01', waitsFor: 'Bez czekania (0 dni).', waiting: { kind: 'DAYS', months: null, weeks: null, days: 0 }, reportedOn: '2026-11-02', averageWaitDays: 14, peopleWaiting: 10, statisticsOf: '2026-10', gmina: '3208083', accessibility: { ramp: true, carPark: true, wheelchairs: null } }),
        expect.objectContaining({ waitsFor: 'Czas oczekiwania: 1 dzień.' }),
        expect.objectContaining({ waitsFor: 'Czas oczekiwania: 27 dni.' }),
      ]);
    });

    test('can be leafed through in pages of any length, and none is lost or shown twice', async () => {
      const seen: string[] = [];
      let after: string | null = null;
      let pages = 0;
      do {
        const { data }: Answer<Queues> = await queues({ first: 7, after });
        seen.push(...data.queues.edges!.map(({ node }) => node.provider));
        after = data.queues.pageInfo.hasNextPage ? data.queues.pageInfo.endCursor : null;
        pages += 1;
      } while (after !== null);
      expect(pages).toBe(5);
      expect(seen).toEqual(Array.from({ length: 30 }, (_, i) => `PRZYCHODNIA POKAZOWA NR ${String(i + 1).padStart(2, '0')}`));
      const { data } = await queues({ first: 100 });
      expect(data.queues.edges!.map(({ node }) => node.provider)).toEqual(seen);
    });

    test('three ways of having no answer are told apart, and none has a number', async () => {
      const { data } = await queues({ first: 100 });
      const nursing = await queues({ benefit: 'Pielęgniarska opieka długoterminowa domowa' });
      const silent = [...data.queues.edges!, ...nursing.data.queues.edges!].filter(({ node }) => !['DAYS', 'MONTHS_WEEKS'].includes(node.waiting.kind));
      expect(new Set(silent.map(({ node }) => node.waiting.kind))).toEqual(new Set(['NOT_REPORTED', 'UNREADABLE', 'NOT_APPLICABLE']));
      expect(new Set(silent.map(({ node }) => node.waiting.days))).toEqual(new Set([null]));
      expect(new Set(silent.map(({ node }) => node.waitsFor)).size).toBe(3);
    });

    test('are asked for by urgency and for children', async () => {
      expect((await queues({ urgent: true })).data.queues.total).toBe(1);
      expect((await queues({ forChildren: true })).data.queues.total).toBe(6);
    });

    test('of a benefit that nobody offers are an empty list, which is an answer', async () => {
      const { data, errors } = await queues({ benefit: 'Poradnia kardiologiczna' });
      expect([data.queues.edges, data.queues.total, data.queues.provenance.state, errors]).toEqual([[], 0, 'FRESH', undefined]);
    });

    test('are given with their age when the NFZ does not answer, and are an error beside the data when nothing was kept', async () => {
      await queues();
      await expired();
      await inMode('down', async () => {
        const kept = await queues();
        expect([kept.data.queues.edges!.length, kept.data.queues.provenance.state, kept.errors]).toEqual([20, 'STALE', undefined]);
        expect(kept.data.queues.provenance.because).toContain('Informator o Terminach Leczenia NFZ');
        const { data, errors = [] } = await queues({ wojewodztwo: '14' });
        expect(data.queues).toMatchObject({ edges: null, total: null, provenance: { state: 'UNAVAILABLE', because: expect.stringMatching(/^Informator o Terminach Leczenia NFZ nie przyjmuje połączeń/) as unknown } });
        expect(errors.map(({ path, extensions }) => ({ path, ...extensions }))).toMatchObject([
          { path: ['queues', 'edges'], code: 'SOURCE_UNREACHABLE', source: 'HEALTH', coordinate: 'health.queues', retryable: true }]);
      });
    });

    test.each([
      ['a benefit of two letters', { benefit: ' ok ' }, 'benefit'], ['a number of the NFZ where TERC belongs', { wojewodztwo: '07' }, 'wojewodztwo'],
      ['a wojewodztwo that does not exist', { wojewodztwo: '34' }, 'wojewodztwo'], ['a page of nothing', { first: 0 }, 'first'], ['a cursor of somebody else', { after: 'abc' }, 'after'],
    ])('%s is refused, and nobody is asked', async (_, wrong, field) => {
      const before = hub.simulators.HEALTH.calls();
      const { errors = [] } = await queues(wrong);
      expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
      expect(errors[0]!.message).toContain(`(${field})`);
      expect(hub.simulators.HEALTH.calls()).toBe(before);
    });
  });

  describe('insurance', () => {
    const withStatus = (status: string | undefined) => POPULATION.find(({ insurance: known }) => known?.status === status)!;

    test.each([['INSURED', 'INSURED'], ['NOT_INSURED', 'NOT_INSURED'], ['ANNULLED_PESEL', 'ANNULLED_PESEL'], [undefined, 'NOT_FOUND']])('of somebody who is %s in eWUŚ', async (known, status) => {
      const { data, errors } = await insurance(withStatus(known));
      expect(errors).toBeUndefined();
      expect(data.resident.insurance).toEqual({
        provenance: { system: 'HEALTH', state: 'FRESH', because: 'System eWUŚ odpowiedział.' }, record: { status, validOn: TODAY, notes: expect.any(Array) as unknown },
      });
    });

    test('comes with what eWUŚ adds', async () => {
      const { data } = await insurance(POPULATION.find((person) => person.insurance?.notes !== undefined)!);
      expect(data.resident.insurance.record).toMatchObject({ notes: [{ code: 'UKR', text: expect.stringContaining('obywatelom Ukrainy') as unknown }] });
    });

    test('is opened by the purposes that open health, and otherwise not asked', async () => {
      const before = hub.simulators.HEALTH.calls();
      const { data } = await insurance(POPULATION[0]!, { ...legal, purpose: 'APPLICATION_HANDLING' });
      expect(data.resident.insurance).toEqual({
        provenance: { system: 'HEALTH', state: 'DENIED', because: 'Cel „rozpatrzenie wniosku” nie obejmuje danych, które ma system eWUŚ. Źródła nie zapytano.' }, record: null,
      });
      expect(hub.simulators.HEALTH.calls()).toBe(before);
    });

    test('of a person who is known by a document is not asked for', async () => {
      const { data, errors } = await ask<Insured>(INSURANCE, { identifier: { type: 'DOCUMENT', value: 'AB123456', country: 'UA' }, legal });
      expect([data.resident.insurance.provenance.state, data.resident.insurance.record, errors]).toEqual(['NOT_ASKED', null, undefined]);
    });

    test('that was looked at stands in the access log', async () => {
      const { data } = await insurance(POPULATION[2]!);
      const log = await ask<{ accessLog: { edges: { node: { opened: string[]; purpose: string } }[] } }>(
        'query ($id: ID!) { accessLog(resident: $id, first: 1) { edges { node { opened purpose } } } }', { id: data.resident.id }, 'auditor');
      expect(log.data.accessLog.edges[0]!.node.purpose).toBe('NEEDS_RECOGNITION');
      expect(log.data.accessLog.edges[0]!.node.opened).toContain('insurance');
    });

    test.each([['down', 'SOURCE_UNREACHABLE'], ['fault', 'SOURCE_FAULT']] as const)('when eWUŚ is %s is an error beside the data, without the person in it', async (mode, code) => {
      const person = POPULATION[4]!;
      const { data, errors = [] } = await inMode(mode, () => insurance(person));
      expect(data.resident.insurance).toMatchObject({ provenance: { system: 'HEALTH', state: 'UNAVAILABLE' }, record: null });
      expect(errors).toMatchObject([{ path: ['resident', 'insurance', 'record'], extensions: { code, source: 'HEALTH', coordinate: 'health.insurance' } }]);
      for (const secret of [person.identifier.value, person.familyName, 'ImięTAK', 'POKAZ']) expect(JSON.stringify(errors)).not.toContain(secret);
    });
  });

  describe('slots', () => {
    const slots = (from = TODAY, until = TODAY) => ask<Offered>(SLOTS, { from, until });

    test('are to be had of health providers, and cost two questions beside that of the catalogue, however long the list', async () => {
      await expired(); // the catalogue is read anew, which is one call
      const before = hub.simulators.HEALTH.calls();
      const { data, errors } = await slots();
      expect(errors).toBeUndefined();
      expect(hub.simulators.HEALTH.calls() - before).toBe(1 + 2);
      const of = (system: string) => data.services.edges.filter(({ node }) => node.system === system).map(({ node }) => node.slots!);
      expect(of('NGO').length).toBeGreaterThan(1);
      expect(of('NGO').flat()).toEqual([]);
      expect(new Set(of('HEALTH').flat().map(({ state }) => state))).toEqual(new Set(['FREE', 'BUSY', 'BUSY_TENTATIVE', 'BUSY_UNAVAILABLE']));
    });

    test('that could not be asked for are an error beside each service, and the services stay', async () => {
      await slots();
      const { data, errors = [] } = await inMode('down', () => slots());
      const health = data.services.edges.filter(({ node }) => node.system === 'HEALTH');
      expect(health.map(({ node }) => node.slots)).toEqual(health.map(() => null));
      expect(errors).toHaveLength(health.length);
      expect(errors[0]).toMatchObject({ extensions: { code: 'SOURCE_UNREACHABLE', source: 'HEALTH', coordinate: 'health.slots' } });
      expect(data.services.edges.find(({ node }) => node.system === 'NGO')!.node.slots).toEqual([]);
    });

    test.each([['2026-12-01', '2026-11-30'], ['2026-11-01', '2026-12-02']])('from %s until %s are refused', async (from, until) => {
      const { errors = [] } = await ask<Offered>(SLOTS, { from, until });
      expect(errors.length).toBeGreaterThan(0);
      expect(new Set(errors.map(({ extensions }) => extensions['code']))).toEqual(new Set(['BAD_USER_INPUT']));
    });
  });

  test('all wires of the system stand in `systems`', async () => {
    await Promise.all([queues(), insurance(POPULATION[0]!), ask(SLOTS, { from: TODAY, until: TODAY })]);
    const { data } = await ask<{ systems: { system: string; adapter: string; attention: string[]; operations: { coordinate: string }[] }[] }>(
      '{ systems { system adapter attention operations { coordinate } } }', {}, 'administrator');
    const health = data.systems.find(({ system }) => system === 'HEALTH')!;
    expect(health).toMatchObject({ adapter: 'fhir-r4 + nfz-itl-1.4 + ewus-cwu-5', attention: [] });
    expect(health.operations.map(({ coordinate }) => coordinate)).toEqual(expect.arrayContaining(['health.queues', 'health.login', 'health.insurance', 'health.slots', 'health.services']));
  });
});
