import { afterEach, describe, expect, test } from '@jest/globals';
import { PESEL_SYSTEM } from '../../../connectors/health/translate.js';
import { PESELS } from './fixture.js';
import { ask, type Asked, closeAll, connectorTo, searchset, source } from './running.js';

afterEach(closeAll);

type Document = Readonly<Record<string, unknown>> & { readonly resourceType: string };

const RECORDS = ['1', '2'];
const { ANNA, DECEASED: HER_NEIGHBOUR, BYSTANDER, OLD_NUMBER } = PESELS;
const LOCAL = 'urn:oid:2.16.840.1.113883.3.4424.2.3.1';
const patient = (id: string, ...identifier: object[]) => ({ resourceType: 'Patient', id, identifier });
const PATIENTS = [
  patient('1', { system: PESEL_SYSTEM, value: ANNA }, { system: LOCAL, value: 'A-1' }, { system: PESEL_SYSTEM, value: OLD_NUMBER, period: { end: '2010' } }),
  patient('2', { system: PESEL_SYSTEM, value: HER_NEIGHBOUR }),
];

const appointment = (id: string, ...actors: unknown[]) => ({
  resourceType: 'Appointment', id, status: 'booked', start: '2026-12-10T09:00:00Z', participant: actors.map((actor) => ({ actor, status: 'accepted' })),
});
const request = (id: string, subject: unknown, more: object = {}) => ({ resourceType: 'ServiceRequest', id, status: 'active', intent: 'order', subject, ...more });
const task = (id: string, more: object) => ({ resourceType: 'Task', id, status: 'rejected', focus: { reference: 'ServiceRequest/r' }, ...more });

/** What is heard of both people from a provider that answers every search with all it has of that type; undefined for what cannot be read. */
async function saidBy(what: 'appointments' | 'careRequests', documents: readonly Document[], patients: readonly object[] = PATIENTS) {
  const { url, asked } = await source(({ url: path }) => ({
    body: searchset(path.startsWith('/Patient') ? patients : documents.filter(({ resourceType }) => path.startsWith(`/${resourceType}/`))),
  }));
  const heard = await (await connectorTo(url))[what]!(RECORDS, ask());
  const ids = [...heard.values()].map((each) => (each.heard ? each.value.map(({ id }) => id.replace(/^.*\//, '')) : each.fault.kind));
  return { ids, heard: [...heard.values()], asked: asked as readonly Asked[] };
}

describe('a reference to a patient', () => {
  test.each([
    ['below the base', { reference: 'Patient/1' }],
    ['of a version', { reference: 'Patient/1/_history/4' }],
    ['with the inner name of the host', { reference: 'http://fhir.internal:8080/fhir/Patient/1' }],
    ['with another scheme', { reference: 'https://127.0.0.1/Patient/1' }],
    ['by PESEL only', { identifier: { system: PESEL_SYSTEM, value: ANNA } }],
    ['by PESEL, its system in capitals', { identifier: { system: PESEL_SYSTEM.replace('urn:oid', 'URN:OID'), value: ANNA } }],
    ['by the number of the provider', { type: 'Patient', identifier: { system: LOCAL, value: 'A-1' } }],
    ['by an address that leads nowhere, and by PESEL', { reference: 'urn:uuid:00000000-0000-4000-8000-000000000001', identifier: { system: PESEL_SYSTEM, value: ANNA } }],
  ])('%s is hers', async (_, subject) => {
    expect((await saidBy('careRequests', [request('r', subject)])).ids).toEqual([['r'], []]);
    expect((await saidBy('appointments', [appointment('a', subject)])).ids).toEqual([['a'], []]);
  });

  test.each([
    ['by another address', { reference: 'http://fhir.internal/fhir/Patient/9' }],
    ['by a PESEL that none of them has', { identifier: { system: PESEL_SYSTEM, value: BYSTANDER } }],
  ])('%s is somebody else\'s, and nobody\'s here', async (_, subject) => {
    expect((await saidBy('careRequests', [request('r', subject)])).ids).toEqual([[], []]);
    expect((await saidBy('appointments', [appointment('a', subject)])).ids).toEqual([[], []]);
  });

  test.each([
    ['a name without an address', { reference: 'urn:uuid:00000000-0000-4000-8000-000000000001' }],
    ['a contained record', { reference: '#p' }],
    ['a conditional one', { reference: `Patient?identifier=${PESEL_SYSTEM}|x` }],
    ['a name for people', { display: 'Pani Anna' }],
    ['a number of an unknown system', { identifier: { system: 'urn:oid:1.2.3', value: 'A-1' } }],
    ['a number without a system', { identifier: { value: ANNA } }],
    ['a PESEL that is no longer hers', { identifier: { system: PESEL_SYSTEM, value: OLD_NUMBER } }],
    ['nothing', {}],
    ['missing', undefined],
  ])('that is %s makes nobody\'s list look empty', async (_, subject) => {
    expect((await saidBy('careRequests', [request('r', subject), request('s', { reference: 'Patient/1' })])).ids).toEqual(['MALFORMED', 'MALFORMED']);
    expect((await saidBy('appointments', [appointment('a', subject)])).ids).toEqual(['MALFORMED', 'MALFORMED']);
  });

  test('a PESEL is nobody else\'s for certain only when the numbers of all who were asked about are known', async () => {
    const stranger = request('r', { identifier: { system: PESEL_SYSTEM, value: BYSTANDER } });
    expect((await saidBy('careRequests', [stranger], PATIENTS.slice(1))).ids).toEqual(['MALFORMED', 'MALFORMED']);
    const modified = { ...PATIENTS[0], modifierExtension: [{ url: 'urn:x:not-this-one' }] };
    expect((await saidBy('careRequests', [request('r', { identifier: { system: PESEL_SYSTEM, value: ANNA } })], [modified, PATIENTS[1]!])).ids).toEqual(['MALFORMED', 'MALFORMED']);
  });

  test('the numbers are asked for once, by the ids of the records, and only where an answer needs them', async () => {
    const { asked } = await saidBy('appointments', [appointment('a', { identifier: { system: PESEL_SYSTEM, value: ANNA } }), appointment('b', { identifier: { system: PESEL_SYSTEM, value: HER_NEIGHBOUR } })]);
    const people = asked.filter(({ url }) => url.startsWith('/Patient'));
    expect(people.map(({ method, url, body, headers }) => [method, url, new URLSearchParams(body).get('_id'), headers['x-purpose-of-use']])).toEqual([['POST', '/Patient/_search', '1,2', 'NEEDS_RECOGNITION']]);
    const plain = await saidBy('appointments', [appointment('a', { reference: 'Patient/1' }, { reference: 'Practitioner/7' })]);
    expect(plain.asked.filter(({ url }) => url.startsWith('/Patient'))).toEqual([]);
  });
});

describe('an appointment', () => {
  const HERS = { reference: 'Patient/1' };

  test.each([
    ['a practitioner with a name only', { display: 'lek. Ewa Topola' }],
    ['a practitioner by a number', { type: 'Practitioner', identifier: { system: 'urn:oid:1.2.3', value: '7' } }],
    ['nobody yet', undefined],
  ])('of hers with %s is hers', async (_, other) => {
    expect((await saidBy('appointments', [appointment('a', other, HERS)])).ids).toEqual([['a'], []]);
  });

  test('of hers with another patient who cannot be told is doubted', async () => {
    expect((await saidBy('appointments', [appointment('a', HERS, { type: 'Patient', display: 'Mąż' })])).ids).toEqual(['MALFORMED', 'MALFORMED']);
  });

  test('without a patient may be anybody\'s, one of a stranger is dropped', async () => {
    expect((await saidBy('appointments', [appointment('a', { reference: 'Practitioner/7' })])).ids).toEqual(['MALFORMED', 'MALFORMED']);
    expect((await saidBy('appointments', [appointment('a', { reference: 'Practitioner/7' }, { reference: 'Patient/9' })])).ids).toEqual([[], []]);
    expect((await saidBy('appointments', [appointment('a', { display: 'Pani Anna' }, { reference: 'Patient/9' })])).ids).toEqual(['MALFORMED', 'MALFORMED']);
  });

  test('is not booked for the one who declined, and stays so for the other', async () => {
    const states = async (...statuses: string[]) => (await saidBy('appointments', [{
      ...appointment('a'), participant: [{ actor: HERS, status: statuses[0] }, { actor: { reference: 'Patient/2' }, status: statuses[1] }],
    }])).heard.map((each) => each.heard && each.value.map((said) => 'start' in said && 'state' in said && said.state));
    expect(await states('declined', 'accepted')).toEqual([['CANCELLED'], ['BOOKED']]);
    expect(await states('needs-action', 'declined')).toEqual([['BOOKED'], ['CANCELLED']]);
    const came = await saidBy('appointments', [{ ...appointment('a'), status: 'fulfilled', participant: [{ actor: HERS, status: 'declined' }] }]);
    expect(came.heard[0]).toMatchObject({ value: [{ state: 'FULFILLED' }] });
  });
});

describe('a task', () => {
  const HER_REQUEST = request('r', { reference: 'Patient/1' });
  const tasksAt = async (...tasks: Document[]) =>
    (await saidBy('careRequests', [HER_REQUEST, ...tasks])).heard.map((each) => (each.heard ? each.value.flatMap((said) => ('tasks' in said ? said.tasks.map(({ id }) => id) : [])) : each.fault.kind));

  test.each([
    ['that does not say for whom is for whom the request is', {}],
    ['of another spelling stands under its request', { focus: { reference: 'http://fhir.internal/fhir/ServiceRequest/r/_history/2' }, for: { reference: 'http://fhir.internal/fhir/Patient/1' } }],
    ['for a PESEL stands under the request of its bearer', { for: { identifier: { system: PESEL_SYSTEM, value: ANNA } } }],
  ])('%s', async (_, more) => expect(await tasksAt(task('t', more))).toEqual([['HEALTH:Task/t'], []]));

  test('for nobody knows whom makes its request unreadable, and nobody else\'s', async () => {
    expect(await tasksAt(task('t', { for: { display: 'Pani Anna' } }))).toEqual(['MALFORMED', []]);
  });
});

describe('what must not be acted upon', () => {
  const HERS = { reference: 'Patient/1' };
  const MODIFIED = { modifierExtension: [{ url: 'urn:x:negated', valueBoolean: true }] };
  const saidOfHer = async (what: 'appointments' | 'careRequests', ...documents: Document[]) => {
    const [hers] = (await saidBy(what, documents)).heard;
    return hers?.heard ? hers.value : hers?.fault.kind;
  };
  const UNREADABLE_REQUEST = { id: 'HEALTH:ServiceRequest/r', state: 'UNREADABLE', intent: 'UNREADABLE', prohibited: false, open: false, tasks: [] };

  test.each([['an unknown modifier', MODIFIED], ['rules of its own', { implicitRules: 'urn:x:negated' }], ['a modifier that is no list', { modifierExtension: {} }]])(
    'is shown to be there and nothing else, where it has %s', async (_, more) => {
      expect(await saidOfHer('appointments', { ...appointment('a', HERS), ...more })).toEqual([{ id: 'HEALTH:Appointment/a', state: 'UNREADABLE' }]);
      expect(await saidOfHer('careRequests', request('r', HERS, { ...more, code: { text: 'Rehabilitacja' } }))).toEqual([UNREADABLE_REQUEST]);
      expect(await saidOfHer('careRequests', request('r', HERS), task('t', { ...more, businessStatus: { text: 'gotowe' } })))
        .toMatchObject([{ state: 'ACTIVE', tasks: [{ id: 'HEALTH:Task/t', state: 'UNREADABLE' }] }]);
    });

  test('an empty list of modifiers modifies nothing', async () => {
    expect(await saidOfHer('appointments', { ...appointment('a', HERS), modifierExtension: [] })).toMatchObject([{ state: 'BOOKED' }]);
  });

  test('a modifier of a participant modifies the appointment', async () => {
    expect(await saidOfHer('appointments', { ...appointment('a'), participant: [{ actor: HERS, ...MODIFIED }] })).toEqual([{ id: 'HEALTH:Appointment/a', state: 'UNREADABLE' }]);
  });

  test('an unreadable request that forbids still forbids', async () => {
    expect(await saidOfHer('careRequests', request('r', HERS, { ...MODIFIED, doNotPerform: true })))
      .toEqual([{ ...UNREADABLE_REQUEST, prohibited: true, name: 'Nie wykonywać: źródło nie podało, czego' }]);
  });

  test('modifiers are asked for, and when a copy was written', async () => {
    const { asked } = await saidBy('careRequests', []);
    for (const { body } of asked) expect(new URLSearchParams(body).get('_elements')!.split(',')).toEqual(expect.arrayContaining(['meta', 'implicitRules', 'modifierExtension']));
  });
});

describe('two copies of one resource', () => {
  const written = (lastUpdated: string, more: object) => ({ ...appointment('a', { reference: 'Patient/1' }), ...more, meta: { lastUpdated } });
  const EARLIER = '2026-11-20T10:00:00Z';
  const LATER = '2026-11-20T12:00:00+01:00';
  const states = async (...documents: Document[]) =>
    (await saidBy('appointments', documents)).heard.map((each) => each.heard && each.value.map((said) => said.state))[0];

  test.each([
    ['the later speaks', [written(LATER, { status: 'cancelled' }), written(EARLIER, {})], ['CANCELLED']],
    ['the later speaks, in whatever order', [written(EARLIER, {}), written(LATER, { status: 'cancelled' })], ['CANCELLED']],
    ['the later speaks, also when it says that there never was one', [written(EARLIER, {}), written(LATER, { status: 'entered-in-error' })], []],
    ['written at the same time contradict each other', [written(EARLIER, {}), written(EARLIER, { status: 'cancelled' })], ['UNREADABLE']],
    ['one of which does not say when contradict each other', [written(LATER, {}), { ...written(EARLIER, { status: 'cancelled' }), meta: {} }], ['UNREADABLE']],
    ['that say the same are one', [written(EARLIER, {}), written(LATER, {}), { ...written(EARLIER, {}), meta: null }], ['BOOKED']],
  ])('%s', async (_, documents, said) => expect(await states(...documents)).toEqual(said));

  test('of which one is a prohibition forbid', async () => {
    for (const copies of [[{ doNotPerform: true }, {}], [{}, { doNotPerform: true }]]) {
      const { heard } = await saidBy('careRequests', copies.map((more) => request('r', { reference: 'Patient/1' }, more)));
      expect(heard[0]).toMatchObject({ value: [{ state: 'UNREADABLE', prohibited: true, open: false }] });
    }
  });
});
