import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from '@jest/globals';
import { healthConnector } from '../../../connectors/health/client.js';
import { HEALTH_DEMO_RESOURCES } from '../../../connectors/health/demo-resources.js';
import { demoSlots } from '../../../connectors/health/demo-slots.js';
import { healthSimulator } from '../../../connectors/health/simulator.js';
import { PROJECT_ROOT } from '../../../src/project-root.js';
import { parseLocalDate, warsawDate } from '../../../src/vocabulary/local-date.js';
import { FAULT_MODES, FAULTS_OF_MODES } from '../transport/mode-faults.js';
import { ask, closeAll, connectorTo, kindOf, opened, searchset, source } from './running.js';

afterEach(closeAll);

const day = (text: string) => parseLocalDate(text)!;
const period = (from: string, until = from) => ({ from: day(from), until: day(until) });
const REHABILITATION = 'HEALTH:HealthcareService/rehabilitacja-lecznicza';
const MENTAL_HEALTH = 'HEALTH:HealthcareService/poradnia-zdrowia-psychicznego';

const schedule = (id: string, service: string, more: object = {}) =>
  ({ resourceType: 'Schedule', id, active: true, actor: [{ reference: `HealthcareService/${service}` }], ...more });
const slot = (id: string, on: string, start: string, more: object = {}) =>
  ({ resourceType: 'Slot', id, schedule: { reference: `Schedule/${on}` }, status: 'free', start, end: start.replace('T10:00', 'T10:30'), ...more });

/** A provider that has these documents, and what it has of this service in the period. */
async function slotsAt(documents: readonly unknown[], when: ReturnType<typeof period>, service = 'HEALTH:HealthcareService/a') {
  const simulator = await opened(healthSimulator({ people: [], resources: documents }));
  const heard = (await (await connectorTo(simulator.url)).slots!([service], when, ask())).get(service)!;
  return heard.heard ? heard.value : heard.fault.kind;
}

describe('slots of a service', () => {
  test('come by start, each in its state, and without those that were entered in error', async () => {
    const documents = [schedule('s', 'a'), ...['busy', 'free', 'busy-tentative', 'entered-in-error', 'busy-unavailable'].map((status, i) =>
      slot(`x${i}`, 's', `2026-11-2${6 - i}T10:00:00+01:00`, { status, ...(i === 1 && { overbooked: true }) }))];
    const slots = await slotsAt(documents, period('2026-11-20', '2026-11-30'));
    expect(slots).toMatchObject([
      { id: 'HEALTH:Slot/x4', state: 'BUSY_UNAVAILABLE', start: new Date('2026-11-22T09:00:00Z'), end: new Date('2026-11-22T09:30:00Z'), overbooked: false },
      { id: 'HEALTH:Slot/x2', state: 'BUSY_TENTATIVE' }, { id: 'HEALTH:Slot/x1', state: 'FREE', overbooked: true }, { id: 'HEALTH:Slot/x0', state: 'BUSY' },
    ]);
  });

  test('days are days in Poland: one that begins at 23:30 UTC belongs to the next', async () => {
    const documents = [schedule('s', 'a'), slot('late', 's', '2026-11-23T23:30:00Z', { end: '2026-11-24T00:30:00Z' }), slot('summer', 's', '2026-07-01T22:15:00Z', { end: '2026-07-01T23:00:00Z' })];
    expect(await slotsAt(documents, period('2026-11-23'))).toEqual([]);
    expect(await slotsAt(documents, period('2026-11-24'))).toMatchObject([{ id: 'HEALTH:Slot/late' }]);
    expect(await slotsAt(documents, period('2026-07-02'))).toMatchObject([{ id: 'HEALTH:Slot/summer' }]);
  });

  test('a slot that cannot be believed is left out, and the rest stays', async () => {
    const good = slot('good', 's', '2026-11-24T10:00:00+01:00');
    const bad = [{ id: '' }, { id: 'backwards', end: '2026-11-24T08:00:00+01:00' }, { id: 'local', start: '2026-11-24T10:00:00' }, { id: 'no-day', start: '2026-11-31T10:00:00Z' },
      { id: 'unheard-of', status: 'maybe' }, { id: 'modified', modifierExtension: [{ url: 'urn:x:blocked' }] }, { id: 'no-end', end: null }, { id: 'elsewhere', schedule: { reference: 'Schedule/other' } }];
    const said = searchset([...bad.map((wrong) => ({ ...good, ...wrong })), good, good]);
    const { url } = await source(({ url: path }) => ({ body: path.startsWith('/Schedule') ? searchset([schedule('s', 'a')]) : said }));
    const heard = (await (await connectorTo(url)).slots!(['HEALTH:HealthcareService/a'], period('2026-11-24'), ask())).get('HEALTH:HealthcareService/a')!;
    expect(heard.heard && heard.value.map(({ id }) => id)).toEqual(['HEALTH:Slot/good']);
  });

  test('a schedule that is not in use, and a service without one, have none', async () => {
    const documents = [schedule('s', 'a', { active: false }), slot('x', 's', '2026-11-24T10:00:00Z')];
    expect(await slotsAt(documents, period('2026-11-24'))).toEqual([]);
    expect(await slotsAt(documents, period('2026-11-24'), 'HEALTH:HealthcareService/b')).toEqual([]);
  });

  test('of two services cost two questions together, and what is no HealthcareService none', async () => {
    const today = new Date();
    const simulator = await opened(healthSimulator({ people: [], resources: [...HEALTH_DEMO_RESOURCES, ...demoSlots(today)] }));
    const connector = await connectorTo(simulator.url);
    const heard = await connector.slots!([REHABILITATION, MENTAL_HEALTH, 'NGO:service/1', 'HEALTH:Patient/pacjent-1'], period(warsawDate(today)), ask());
    expect(simulator.calls()).toBe(2);
    expect([...heard].map(([id, each]) => [id, each.heard && each.value.length])).toEqual([[REHABILITATION, 5], [MENTAL_HEALTH, 5], ['NGO:service/1', 0], ['HEALTH:Patient/pacjent-1', 0]]);
    const [one, other] = [heard.get(REHABILITATION)!, heard.get(MENTAL_HEALTH)!];
    expect(one.heard && one.value.every(({ id }) => id.includes('rehabilitacja'))).toBe(true);
    expect(other.heard && other.value.every(({ id }) => id.includes('psychicznego'))).toBe(true);
  });

  test('are read to the last page', async () => {
    const many = Array.from({ length: 120 }, (_, i) => slot(`x${i}`, 's', new Date(Date.UTC(2026, 10, 24, 7, i)).toISOString(), { end: '2026-11-24T23:00:00Z' }));
    expect(await slotsAt([schedule('s', 'a'), ...many], period('2026-11-24'))).toHaveLength(120);
  });

  /** What a provider with these schedules and slots, whatever it is asked, has of two services. */
  async function ofTwo(schedules: readonly unknown[], slots: readonly unknown[]) {
    const { url } = await source(({ url: path }) => ({ body: searchset(path.startsWith('/Schedule') ? schedules : slots) }));
    const heard = await (await connectorTo(url)).slots!(['HEALTH:HealthcareService/a', 'HEALTH:HealthcareService/b'], period('2026-11-24'), ask());
    return [...heard.values()].map((each) => (each.heard ? each.value.map(({ id }) => id.replace('HEALTH:Slot/', '')) : each.fault.kind));
  }
  const AT = '2026-11-24T10:00:00+01:00';

  test('references of another spelling are the same references', async () => {
    const schedules = [schedule('s', 'a', { actor: [{ display: 'lek. Ewa Topola' }, { reference: 'http://inner/fhir/HealthcareService/a' }] })];
    expect(await ofTwo(schedules, [slot('x', 's', AT, { schedule: { reference: 'http://inner/fhir/Schedule/s/_history/2' } })])).toEqual([['x'], []]);
  });

  test.each([
    ['a name', [{ display: 'Poradnia' }]], ['a name without an address', [{ reference: 'urn:uuid:1' }]], ['a number', [{ identifier: { system: 'urn:x', value: '1' } }]], ['nothing', undefined],
  ])('a schedule that plans for %s may plan for any of them', async (_, actor) => {
    expect(await ofTwo([schedule('s', 'a'), schedule('t', 'b', { actor })], [slot('x', 's', AT)])).toEqual(['MALFORMED', 'MALFORMED']);
  });

  test('a schedule that plans for a room, or for another service, is dropped', async () => {
    const others = [schedule('t', 'c'), schedule('u', 'a', { actor: [{ reference: 'Location/1' }, { type: 'Practitioner', display: 'lek. Ewa Topola' }] })];
    expect(await ofTwo([schedule('s', 'a'), ...others], [slot('x', 's', AT), slot('y', 't', AT)])).toEqual([['x'], []]);
  });

  test.each([
    ['without an id', schedule('', 'a')], ['with an unknown modifier', schedule('s', 'a', { modifierExtension: [{ url: 'urn:x:cancelled' }] })],
  ])('a schedule %s makes the slots of its service unreadable, not none', async (_, unreadable) => {
    expect(await ofTwo([unreadable, schedule('t', 'b')], [slot('x', 't', AT)])).toEqual(['MALFORMED', ['x']]);
  });

  test.each([['missing', undefined], ['a name', { display: 'Grafik' }], ['a number', { identifier: { value: 's' } }]])(
    'a slot whose schedule is %s makes the slots of the service unreadable, not fewer', async (_, of) => {
      expect(await ofTwo([schedule('s', 'a')], [slot('y', 's', AT), slot('x', 's', AT, { schedule: of })])).toEqual(['MALFORMED', []]);
    });

  test('of two copies of a slot the later speaks, and without it neither', async () => {
    const copy = (status: string, lastUpdated?: string) => slot('x', 's', AT, { status, meta: { lastUpdated } });
    const states = async (...copies: object[]) => {
      const said = await slotsAt([schedule('s', 'a'), ...copies], period('2026-11-24'));
      return typeof said === 'string' ? said : said.map(({ state }) => state);
    };
    expect(await states(copy('busy', '2026-11-20T10:00:00Z'), copy('free', '2026-11-20T09:00:00Z'))).toEqual(['BUSY']);
    expect(await states(copy('busy'), copy('free'))).toEqual([]);
    expect(await states(copy('free'), copy('free', '2026-11-20T09:00:00Z'))).toEqual(['FREE']);
  });

  test('half of them is a failure: a slot left out would look taken', async () => {
    const { url } = await source(({ url: path }) => ({ body: path.startsWith('/Schedule') ? searchset([schedule('s', 'a')]) : searchset([], 'https://elsewhere.example/Slot?page=2') }));
    const heard = await (await connectorTo(url)).slots!(['HEALTH:HealthcareService/a'], period('2026-11-24'), ask());
    expect([...heard.values()].map(kindOf)).toEqual(['MALFORMED']);
  });

  test.each(FAULT_MODES)('when the provider is %s', async (mode) => {
    const simulator = await opened(healthSimulator({ people: [], resources: demoSlots(new Date()) }));
    const connector = await connectorTo(simulator.url);
    simulator.setMode(mode);
    const heard = await connector.slots!([REHABILITATION, MENTAL_HEALTH], period('2026-11-24'), ask());
    for (const each of heard.values()) {
      expect(FAULTS_OF_MODES[mode]).toContain(kindOf(each));
      expect(each).toMatchObject({ fault: { source: 'HEALTH', coordinate: 'health.slots' } });
    }
  });
});

describe('the published R4 examples', () => {
  const read = (name: string) => JSON.parse(readFileSync(join(PROJECT_ROOT, '../shared/realdata/fhir-r4', `${name}-example.json`), 'utf8')) as Record<string, unknown>;

  test('their slot is free for a quarter of an hour on Christmas day, of a schedule that plans for a place', async () => {
    const when = period('2013-12-25');
    expect(await slotsAt([read('Schedule'), read('Slot')], when, 'HEALTH:HealthcareService/example')).toEqual([]); // Location/1, no service
    const planned = { ...read('Schedule'), actor: [{ reference: 'HealthcareService/example' }] };
    expect(await slotsAt([planned, read('Slot')], when, 'HEALTH:HealthcareService/example')).toEqual([
      { id: 'HEALTH:Slot/example', start: new Date('2013-12-25T09:15:00Z'), end: new Date('2013-12-25T09:30:00Z'), state: 'FREE', overbooked: false },
    ]);
  });
});

test('a provider alone has neither queues nor insurance: a capability that is missing is a method that is missing', async () => {
  const connector = await opened(healthConnector({ url: 'http://127.0.0.1:1' }));
  expect([connector.queues, connector.insurance, connector.adapter]).toEqual([undefined, undefined, 'fhir-r4']);
});
