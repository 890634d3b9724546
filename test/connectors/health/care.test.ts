import { afterEach, describe, expect, test } from '@jest/globals';
import type { Connector } from '../../../connectors/connector.js';
import { demoCare } from '../../../connectors/health/demo-care.js';
import { healthSimulator } from '../../../connectors/health/simulator.js';
import { FAULT_MODES, FAULTS_OF_MODES } from '../transport/mode-faults.js';
import { fixture, PESELS } from './fixture.js';
import { ask, type Asked, byPesel, closeAll, connectorTo, HUNDRED, kindOf, opened, personOf, searchset, source, turnsTogether } from './running.js';

afterEach(closeAll);

const appointment = (id: string, more: object = {}, ...patients: string[]) => ({
  resourceType: 'Appointment', id, status: 'booked', serviceType: [{ text: 'Fizjoterapia' }], start: '2026-12-10T09:00:00Z', end: '2026-12-10T09:30:00Z',
  participant: (patients.length > 0 ? patients : ['1']).map((patient) => ({ actor: { reference: `Patient/${patient}` }, status: 'accepted' })), ...more,
});
const request = (id: string, more: object = {}) =>
  ({ resourceType: 'ServiceRequest', id, status: 'active', intent: 'order', code: { text: 'Rehabilitacja' }, subject: { reference: 'Patient/1' }, authoredOn: '2026-11-02', ...more });
const task = (id: string, focus: string, more: object = {}) =>
  ({ resourceType: 'Task', id, status: 'accepted', intent: 'order', focus: { reference: focus }, for: { reference: 'Patient/1' }, lastModified: '2026-11-03T08:00:00+01:00', ...more });

const CARE = ['appointments', 'careRequests'] as const;
const kindsOf = async (connector: Connector<'HEALTH'>, what: (typeof CARE)[number], ...records: string[]) =>
  [...(await connector[what]!(records, ask()))].map(([record, heard]) => [record, kindOf(heard)]);

/** What a provider with these documents says of Patient/1. */
async function saidBy(documents: readonly unknown[]) {
  const connector = await connectorTo((await opened(healthSimulator({ people: [], resources: documents }))).url);
  const [appointments, careRequests] = await Promise.all([connector.appointments!(['1'], ask()), connector.careRequests!(['1'], ask())]);
  const said = <T>(heard: { heard: true; value: T } | { heard: false } | undefined) => (heard?.heard ? heard.value : undefined);
  return { appointments: said(appointments.get('1')), careRequests: said(careRequests.get('1')) };
}

describe('what is booked', () => {
  test('comes by start, each in its state: a cancelled one as such, one without a time last, one entered in error not at all', async () => {
    const states = ['proposed', 'pending', 'booked', 'arrived', 'fulfilled', 'cancelled', 'noshow', 'entered-in-error', 'checked-in', 'waitlist', 'dreamt-of'];
    const { appointments } = await saidBy(states.map((status, i) => appointment(`a${i}`, { status, ...(i > 0 && { start: `2026-12-${30 - i}T09:00:00Z`, end: undefined }) }))
      .map((each) => (each.id === 'a0' ? { ...each, start: undefined, end: undefined } : each)));
    expect(appointments!.map(({ state }) => state)).toEqual(['UNREADABLE', 'WAITLISTED', 'CHECKED_IN', 'NO_SHOW', 'CANCELLED', 'FULFILLED', 'ARRIVED', 'BOOKED', 'PENDING', 'PROPOSED']);
    expect(appointments!.at(-1)).toEqual({ id: 'HEALTH:Appointment/a0', state: 'PROPOSED', service: 'Fizjoterapia' });
  });

  test.each([
    ['as the source says, even where the time is longer', { minutesDuration: 20 }, { start: new Date('2026-12-10T09:00:00Z'), end: new Date('2026-12-10T09:30:00Z'), minutes: 20 }],
    ['from start to end, where it does not say', {}, { start: new Date('2026-12-10T09:00:00Z'), end: new Date('2026-12-10T09:30:00Z'), minutes: 30 }],
    ['as the source says, where there is no time yet', { start: null, end: null, minutesDuration: 15 }, { minutes: 15 }],
    ['from start to end, where the source says what cannot be', { minutesDuration: 4e9 }, { start: new Date('2026-12-10T09:00:00Z'), end: new Date('2026-12-10T09:30:00Z'), minutes: 30 }],
    ['not at all, where the end comes before the start', { end: '2026-12-10T08:00:00Z' }, {}],
    ['not at all, where the day does not exist', { start: '2027-02-30T10:00:00+01:00', end: '2027-02-31T10:30:00+01:00' }, {}],
    ['not at all, where the times have no offset', { start: '2026-12-10T09:00:00', end: '2026-12-10T09:30:00', minutesDuration: -5 }, {}],
  ])('lasts %s', async (_, more, times) => {
    expect((await saidBy([appointment('a', more)])).appointments).toEqual([{ id: 'HEALTH:Appointment/a', state: 'BOOKED', service: 'Fizjoterapia', ...times }]);
  });

  test.each([
    ['the service that takes part', { participant: [{ actor: { reference: 'Patient/1' } }, { actor: { reference: 'HealthcareService/7', display: 'Poradnia' } }] }, 'Poradnia'],
    ['the kind of service', {}, 'Fizjoterapia'],
    ['its specialty', { serviceType: [], specialty: [{ coding: [{ code: '1' }, { display: 'Rehabilitacja' }] }] }, 'Rehabilitacja'],
    ['the kind of visit', { serviceType: [{ coding: [{ code: '57' }] }], appointmentType: { text: 'Wizyta kontrolna' } }, 'Wizyta kontrolna'],
    ['nothing, where the source has no words for it', { serviceType: null }, undefined],
  ])('is named by %s', async (_, more, service) => {
    const { appointments } = await saidBy([appointment('a', more)]);
    expect(appointments!.map((each) => [each.id, each.service])).toEqual([['HEALTH:Appointment/a', service]]);
  });

  test('for two people stands under both, and what a source adds about others is dropped', async () => {
    const documents = [appointment('both', {}, '1', '2'), appointment('stranger', {}, '3')];
    const { url } = await source(() => ({ body: searchset(documents) }));
    const heard = await (await connectorTo(url)).appointments!(['1', '2'], ask());
    const both = ['HEALTH:Appointment/both'];
    expect([...heard].map(([record, each]) => [record, each.heard && each.value.map(({ id }) => id)])).toEqual([['1', both], ['2', both]]);
  });
});

describe('what is ordered', () => {
  test('comes newest first, with the day in Poland on which it was written', async () => {
    const { careRequests } = await saidBy([
      request('day'), request('instant', { authoredOn: '2026-11-02T23:30:00Z', status: 'on-hold', priority: 'urgent' }),
      request('month', { authoredOn: '2026-11', intent: 'plan', status: 'draft' }),
      request('old', { authoredOn: '2026-01-01', status: 'revoked', intent: 'whim', priority: 'whim' }), request('void', { status: 'entered-in-error' }),
    ]);
    const common = { name: 'Rehabilitacja', prohibited: false, tasks: [] };
    expect(careRequests).toEqual([
      { ...common, id: 'HEALTH:ServiceRequest/instant', state: 'ON_HOLD', intent: 'ORDER', priority: 'URGENT', authoredOn: '2026-11-03', open: true },
      { ...common, id: 'HEALTH:ServiceRequest/day', state: 'ACTIVE', intent: 'ORDER', authoredOn: '2026-11-02', open: true },
      { ...common, id: 'HEALTH:ServiceRequest/old', state: 'REVOKED', intent: 'UNREADABLE', priority: 'UNREADABLE', authoredOn: '2026-01-01', open: false },
      { ...common, id: 'HEALTH:ServiceRequest/month', state: 'DRAFT', intent: 'PLAN', open: false },
    ]);
  });

  test('that is only proposed binds nobody, so it is not open, in whatever state', async () => {
    const { careRequests } = await saidBy(['proposal', 'plan', 'order'].map((intent) => request(intent, { intent })));
    expect(careRequests!.map(({ id, state, open }) => `${id.slice(22)} ${state} ${open}`)).toEqual(['order ACTIVE true', 'plan ACTIVE true', 'proposal ACTIVE false']);
  });

  test.each([
    ['that says so', { doNotPerform: true, code: { text: 'Samodzielne wstawanie' } }, 'Nie wykonywać: Samodzielne wstawanie'],
    ['that can only be guessed', { doNotPerform: 'yes', code: { coding: [{ display: 'Samodzielne wstawanie' }] } }, 'Nie wykonywać: Samodzielne wstawanie'],
    ['whose mark has an extension in place of a value', { _doNotPerform: { extension: [{ url: 'urn:x:unknown' }] }, code: { text: 'Samodzielne wstawanie' } }, 'Nie wykonywać: Samodzielne wstawanie'],
    ['that does not say of what', { doNotPerform: true, code: { coding: [{ code: '1' }] } }, 'Nie wykonywać: źródło nie podało, czego'],
  ])('a prohibition %s never reads as something to carry out', async (_, more, name) => {
    const { careRequests } = await saidBy([request('ban', { ...more, priority: 'stat' })]);
    expect(careRequests).toEqual([expect.objectContaining({ name, prohibited: true, open: false, state: 'ACTIVE', priority: 'STAT' })]);
  });

  test('comes with the attempts at it, newest first, also when they contradict it', async () => {
    const { careRequests } = await saidBy([
      request('done', { status: 'completed' }), request('other'),
      task('t1', 'ServiceRequest/done', { status: 'in-progress', businessStatus: { text: 'czeka na wynik' } }),
      task('t2', 'ServiceRequest/done/_history/3', { status: 'rejected', statusReason: { coding: [{ display: 'brak miejsc' }] }, lastModified: '2026-11-04T08:00:00+01:00' }),
      task('t3', 'ServiceRequest/done', { status: 'invented', lastModified: '2026' }),
      task('void', 'ServiceRequest/done', { status: 'entered-in-error' }), task('refill', 'MedicationRequest/1'), task('aimless', ''),
    ]);
    expect(careRequests!.map(({ id, state, open }) => `${id} ${state} ${open}`)).toEqual(['HEALTH:ServiceRequest/done COMPLETED false', 'HEALTH:ServiceRequest/other ACTIVE true']);
    expect(careRequests!.map(({ tasks }) => tasks)).toEqual([[
      { id: 'HEALTH:Task/t2', state: 'REJECTED', statusReason: 'brak miejsc', lastModified: new Date('2026-11-04T07:00:00Z') },
      { id: 'HEALTH:Task/t1', state: 'IN_PROGRESS', businessStatus: 'czeka na wynik', lastModified: new Date('2026-11-03T07:00:00Z') },
      { id: 'HEALTH:Task/t3', state: 'UNREADABLE' },
    ], []]);
  });

  test('for one person has no task that is for another', async () => {
    const { url } = await source(({ url: path }) => ({
      body: searchset(path.startsWith('/Task') ? [task('t', 'ServiceRequest/r', { for: { reference: 'Patient/2' } })] : [request('r'), request('s', { subject: { reference: 'Patient/9' } })]),
    }));
    const heard = await (await connectorTo(url)).careRequests!(['1', '2'], ask());
    expect([...heard].map(([record, each]) => [record, each.heard && each.value.map(({ id, tasks }) => [id, tasks])])).toEqual([['1', [['HEALTH:ServiceRequest/r', []]]], ['2', []]]);
  });
});

describe('the questions', () => {
  test('are one for what is booked and two for what is ordered, however many people', async () => {
    const simulator = await opened(healthSimulator({ people: HUNDRED.map(personOf) }));
    const connector = await connectorTo(simulator.url);
    const parts = await connector.personParts!(HUNDRED.map(byPesel), ask());
    const records = [...parts.values()].flatMap((heard) => (heard.heard ? [heard.value.recordId] : []));
    expect(records).toHaveLength(100);
    const before = simulator.calls();
    const appointments = await connector.appointments!(records, ask());
    expect(simulator.calls() - before).toBe(1);
    const careRequests = await connector.careRequests!(records, ask());
    expect(simulator.calls() - before).toBe(3);
    for (const heard of [appointments, careRequests]) {
      expect([...heard.keys()]).toEqual(records);
      for (const [record, each] of heard) expect(each.heard && each.value.every(({ id }) => id.includes(`-${record}-`))).toBe(true);
    }
    const all = [...careRequests.values()].flatMap((each) => (each.heard ? each.value : []));
    expect(all).toHaveLength(200);
    expect(all.filter(({ prohibited }) => prohibited)).toHaveLength(50);
    expect(JSON.stringify([...appointments, ...careRequests])).not.toMatch(/nie czyta|pomylona/);
  });

  test('name records in the body and the legal ground in headers, and ask for no notes and no reasons', async () => {
    const { url, asked } = await source(() => ({ body: searchset([]) }));
    const connector = await connectorTo(url);
    await connector.appointments!(['pac-7', 'pac-8'], ask());
    await connector.careRequests!(['pac-7'], ask());
    expect(asked.map(({ method, url: path }) => `${method} ${path}`).toSorted()).toEqual(['POST /Appointment/_search', 'POST /ServiceRequest/_search', 'POST /Task/_search']);
    expect(new URLSearchParams(asked[0]!.body).get('patient')).toBe('Patient/pac-7,Patient/pac-8');
    for (const { headers, body } of asked as Asked[]) {
      expect(headers).toMatchObject({ 'x-purpose-of-use': 'NEEDS_RECOGNITION', 'x-correlation-id': 'c-1', prefer: 'handling=strict' });
      const clinical = /^(note|comment|description|reason.*|patientInstruction|input|output)$/;
      expect(new URLSearchParams(body).get('_elements')!.split(',').filter((element) => clinical.test(element))).toEqual([]);
    }
  });

  test('about more than a hundred people are open at the same time', async () => {
    const all = turnsTogether(3);
    const { url } = await source(async () => ({ body: await all(searchset([])) }));
    const records = Array.from({ length: 250 }, (_, i) => `p${i}`);
    const heard = await (await connectorTo(url)).appointments!(records, ask());
    expect([...heard].map(([record, each]) => [record, each.heard && each.value])).toEqual(records.map((record) => [record, []]));
  });

  test('are asked to the last page', async () => {
    const simulator = await opened(healthSimulator({ people: [], resources: Array.from({ length: 1_201 }, (_, i) => appointment(`a${i}`)) }));
    const heard = (await (await connectorTo(simulator.url)).appointments!(['1'], ask())).get('1')!;
    expect(heard.heard && heard.value).toHaveLength(1_201);
    expect(simulator.calls()).toBe(3);
  });

  test('of a source that numbers its records by PESEL put none into an address', async () => {
    const { url, asked } = await source((_, base) => ({ body: searchset([], `${base}/Appointment?patient=${PESELS.ANNA}&page=2`) }));
    expect(await kindsOf(await connectorTo(url), 'appointments', PESELS.ANNA)).toEqual([[PESELS.ANNA, 'MALFORMED']]);
    expect(asked).toHaveLength(1);
  });
});

describe.each(CARE)('%s: whatever the source does, nobody gets half a list', (what) => {
  test.each(FAULT_MODES)('when it is %s', async (mode) => {
    const simulator = await opened(healthSimulator({ people: [personOf(PESELS.ANNA)] }));
    const connector = await connectorTo(simulator.url);
    simulator.setMode(mode);
    for (const heard of (await connector[what]!(['pacjent-1', 'pacjent-2'], ask())).values()) {
      expect(FAULTS_OF_MODES[mode]).toContain(kindOf(heard));
      expect(heard).toMatchObject({ fault: { source: 'HEALTH', coordinate: `health.${what}` } });
    }
  });

  test.each([
    ['an OperationOutcome with status 200', { body: fixture('OperationOutcome.in-place-of-data.json') }, 'FAULT'],
    ['an OperationOutcome with status 422', { status: 422, body: fixture('OperationOutcome.in-place-of-data.json') }, 'FAULT'],
    ['an OperationOutcome with status 403', { status: 403, body: fixture('OperationOutcome.in-place-of-data.json') }, 'REFUSED'],
    ['an OperationOutcome among the entries that says error', { body: searchset([appointment('a'), fixture('OperationOutcome.in-place-of-data.json')]) }, 'FAULT'],
    ['a next page elsewhere', { body: searchset([appointment('a')], 'https://elsewhere.example/Appointment?page=2') }, 'MALFORMED'],
    ['a list of another kind', { body: { resourceType: 'Bundle', type: 'history', entry: [] } }, 'MALFORMED'],
  ])('%s', async (_, said, kind) => {
    const { url } = await source(() => said);
    expect(await kindsOf(await connectorTo(url), what, '1', '2')).toEqual([['1', kind], ['2', kind]]);
  });

  test('the second page is a fault', async () => {
    const first = (base: string) => searchset([appointment('a')], `${base}/?_getpages=1`);
    const { url } = await source(({ method }, base) => (method === 'POST' ? { body: first(base) } : { status: 410, body: {} }));
    expect(await kindsOf(await connectorTo(url), what, '1')).toEqual([['1', 'FAULT']]);
  });

  test('a resource without an id costs its own person', async () => {
    const documents = [appointment('a'), request('r'), appointment('', {}, '2'), request('!', { subject: { reference: 'Patient/2' } })];
    const { url } = await source(({ url: path }) => ({ body: searchset(documents.filter(({ resourceType }) => path.startsWith(`/${resourceType}`))) }));
    expect(await kindsOf(await connectorTo(url), what, '1', '2')).toEqual([['1', 'HEARD'], ['2', 'MALFORMED']]);
  });
});

test('the care of the demo shows what a coordinator has to tell apart', async () => {
  const ofOne = (i: number) => JSON.parse(JSON.stringify(demoCare(`x${i}`, i, new Date())).replaceAll(`Patient/x${i}`, 'Patient/1')) as object[];
  const { appointments, careRequests } = await saidBy(Array.from({ length: 12 }, (_, i) => ofOne(i)).flat());
  expect(new Set(appointments!.map(({ state }) => state))).toEqual(new Set(['BOOKED', 'PENDING', 'CANCELLED', 'PROPOSED', 'NO_SHOW']));
  const kinds = careRequests!.map(({ state, prohibited, open }) => `${state} ${prohibited} ${open}`);
  expect(new Set(kinds)).toEqual(new Set(['ACTIVE false true', 'ACTIVE true false', 'COMPLETED false false']));
  expect(new Set(careRequests!.flatMap(({ tasks }) => tasks.map(({ state }) => state)))).toEqual(new Set(['ACCEPTED', 'REJECTED', 'IN_PROGRESS']));
});
