import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Connector } from '../../../connectors/connector.js';
import { healthConnector } from '../../../connectors/health/client.js';
import { demoCare } from '../../../connectors/health/demo-care.js';
import { parseResource } from '../../../connectors/health/messages.js';
import { CARE_ELEMENTS } from '../../../connectors/health/messages-care.js';
import { healthSimulator } from '../../../connectors/health/simulator.js';
import { toAppointment, toCareRequest, toCareTask } from '../../../connectors/health/translate-care.js';
import type { Simulator } from '../../../connectors/transport/knobs.js';
import { PROJECT_ROOT } from '../../../src/project-root.js';
import { ask } from './running.js';

const REAL = join(PROJECT_ROOT, '../shared/realdata');
const textOf = (...path: string[]) => readFileSync(join(REAL, ...path), 'utf8');
const documents = readdirSync(join(REAL, 'fhir-r4')).filter((name) => name.endsWith('.json')).toSorted()
  .map((name): { resourceType: string; id: string; subject?: { reference?: string } } => JSON.parse(textOf('fhir-r4', name)));
const care = (type: string) => documents.filter(({ resourceType }) => resourceType === type);

/** The published example that forbids something, do-not-turn, put together from another one: it is not among the documents here. */
const DO_NOT_TURN = {
  ...documents.find(({ resourceType, id }) => resourceType === 'ServiceRequest' && id === 'subrequest')!, id: 'do-not', status: 'active', priority: 'stat', doNotPerform: true,
  code: { coding: [{ system: 'http://snomed.info/sct', code: '359962006', display: 'Turning patient in bed (procedure)' }] }, subject: { reference: 'Patient/example' },
};

/** As much of an example in FHIR Shorthand as its lines say outright. */
function fromShorthand(path: string, resourceType: 'Task' | 'ServiceRequest') {
  const fsh = textOf(...path.split('/'));
  const said = (pattern: RegExp) => pattern.exec(fsh)?.[1];
  const person = { reference: said(/^\* (?:for|subject)\.reference = "(.+)"/m) };
  return {
    resourceType, id: said(/^Instance: (\S{1,64})/m)!.slice(-64), status: said(/^\* status = #(\S+)/m), intent: said(/^\* intent = #(\S+)/m),
    ...(resourceType === 'Task' ? { for: person } : { subject: person }),
    focus: { reference: said(/^\* focus\.reference = "(.+)"/m) },
    businessStatus: { coding: [{ display: said(/^\* businessStatus = \S+ "(.+)"/m) }] }, code: { coding: [{ display: said(/^\* code = \S+ "(.+)"/m) }] },
  };
}

describe('a server that holds the published R4 examples', () => {
  let simulator: Simulator;
  let connector: Connector<'HEALTH'>;
  beforeAll(async () => {
    simulator = await healthSimulator({ people: [], resources: [...documents, DO_NOT_TURN] });
    connector = healthConnector({ url: simulator.url });
  });
  afterAll(async () => { await connector.close(); await simulator.close(); });

  test('has two appointments of one patient: a booked one of two hours, and a proposed one without a time', async () => {
    const heard = await connector.appointments!(['example', 'f001'], ask());
    expect([...heard].map(([record, each]) => [record, each.heard && each.value])).toEqual([
      ['example', [
        { id: 'HEALTH:Appointment/example', state: 'BOOKED', service: 'General Discussion', start: new Date('2013-12-10T09:00:00Z'), end: new Date('2013-12-10T11:00:00Z'), minutes: 120 },
        { id: 'HEALTH:Appointment/examplereq', state: 'PROPOSED', service: 'General practice', minutes: 15 },
      ]],
      ['f001', []],
    ]);
  });

  test('has orders that are done, and a prohibition, which is not open and says so in its name', async () => {
    const heard = (await connector.careRequests!(['example'], ask())).get('example')!;
    expect(heard.heard && heard.value.map(({ id, state, name, prohibited, open, authoredOn }) => [id.slice(22), state, name, prohibited, open, authoredOn])).toEqual([
      ['physiotherapy', 'COMPLETED', 'Physiotherapy of chest (regime/therapy)', false, false, '2017-02-01'],
      ['physical-therapy', 'COMPLETED', 'Assessment of passive range of motion', false, false, '2016-09-20'],
      ['do-not', 'ACTIVE', 'Nie wykonywać: Turning patient in bed (procedure)', true, false, undefined],
      ['example', 'COMPLETED', 'Computed tomography of head', false, false, undefined],
    ]);
  });

  test('has an order in force for another patient, of one instance', async () => {
    const heard = (await connector.careRequests!(['dicom'], ask())).get('dicom')!;
    expect(heard.heard && heard.value).toEqual([
      { id: 'HEALTH:ServiceRequest/subrequest', state: 'ACTIVE', intent: 'INSTANCE_ORDER', priority: 'ROUTINE', name: 'Peanut IgG', prohibited: false, open: true, tasks: [] },
    ]);
  });
});

test('each published Appointment, ServiceRequest and Task is read, and nothing of why', () => {
  const read = documents.map(parseResource).flatMap((resource): unknown[] => {
    if (resource.resourceType === 'Appointment') return [toAppointment(resource)];
    if (resource.resourceType === 'ServiceRequest') return [toCareRequest(resource, [])];
    return resource.resourceType === 'Task' ? [toCareTask(resource)] : [];
  });
  expect(read).toHaveLength(care('Appointment').length + care('ServiceRequest').length + care('Task').length);
  expect(read).not.toContain(undefined);
  expect(JSON.stringify(read)).not.toMatch(/UNREADABLE|MRI|Peanut Allergy|breast mass|Chalmers|Careful|cystic/i);
});

test('the published Task about a lipid panel stands under its order with the words of the laboratory', async () => {
  const order = { resourceType: 'ServiceRequest', id: 'lipid', status: 'active', intent: 'original-order', subject: { reference: 'Patient/example' }, code: { text: 'Lipid Panel' } };
  const simulator = await healthSimulator({ people: [], resources: [...care('Task'), order] });
  const connector = healthConnector({ url: simulator.url });
  const heard = (await connector.careRequests!(['example'], ask())).get('example')!;
  await connector.close();
  await simulator.close();
  expect(heard.heard && heard.value).toMatchObject([
    { name: 'Lipid Panel', tasks: [{ id: 'HEALTH:Task/example1', state: 'IN_PROGRESS', businessStatus: 'waiting for specimen', lastModified: new Date('2016-10-30T23:45:05Z') }] },
  ]);
});

describe('published pairs of request and task that contradict each other', () => {
  const [request, accepted] = [
    fromShorthand('gravity-fsh/SDOHCC-ServiceRequestSubreferralSummerFoodProgramExample.fsh', 'ServiceRequest'),
    fromShorthand('gravity-fsh/SDOHCC-TaskReferralManagementOrderSubtaskAcceptedExample.fsh', 'Task'),
  ];
  const bser = fromShorthand('bser-fsh/task-referraltask.fsh', 'Task');

  test('a request that is completed while its task is only accepted is shown as both are', async () => {
    const simulator = await healthSimulator({ people: [], resources: [request, accepted] });
    const connector = healthConnector({ url: simulator.url });
    const heard = (await connector.careRequests!(['pat-53234'], ask())).get('pat-53234')!;
    await connector.close();
    await simulator.close();
    expect(heard.heard && heard.value).toMatchObject([
      { state: 'COMPLETED', open: false, name: 'Assistance with application for Summer Food Service Program', tasks: [{ state: 'ACCEPTED' }] },
    ]);
  });

  test('a task that is only requested and whose business status says fulfilled is shown with both', () => {
    const task = parseResource(bser);
    expect(task.resourceType === 'Task' && toCareTask(task)).toEqual({ id: 'HEALTH:Task/task-referral-task', state: 'REQUESTED', businessStatus: 'Service Request Fulfillment Completed' });
  });
});

test.each([
  ['appointmentstatus', 'Appointment'], ['request-status', 'ServiceRequest'], ['task-status', 'Task'],
] as const)('every code of %s is understood', (system, resourceType) => {
  const { concept } = JSON.parse(textOf('fhir-r4', `CodeSystem-${system}.json`)) as { concept: { code: string }[] };
  const states = concept.map(({ code }) => {
    const resource = parseResource({ resourceType, id: 'x', status: code });
    if (resource.resourceType === 'Appointment') return toAppointment(resource)?.state;
    if (resource.resourceType === 'ServiceRequest') return toCareRequest(resource, [])?.state;
    return resource.resourceType === 'Task' ? toCareTask(resource)?.state : undefined;
  });
  expect(concept.length).toBeGreaterThan(6);
  expect(states.filter((state) => state === 'UNREADABLE')).toHaveLength(1); // entered-in-error, which is left out before it is translated
  expect(new Set(states).size).toBe(concept.length);
});

test.each(['Appointment', 'ServiceRequest', 'Task'] as const)('what the simulator writes of a %s has the fields of the published examples', (type) => {
  const ours = Array.from({ length: 12 }, (_, i) => demoCare('pacjent-1', i, new Date())).flat().filter(({ resourceType }) => resourceType === type);
  expect(ours.length).toBeGreaterThan(5);
  const kinds = (resource: object) => new Map(Object.entries(resource).map(([field, value]) => [field, Array.isArray(value) ? 'list' : typeof value]));
  const published = new Map(care(type).flatMap((each) => [...kinds(each)]));
  const extra = new Map<string, string>([['doNotPerform', 'boolean'], ['note', 'list'], ['statusReason', 'object']]); // in none of the examples here
  for (const each of ours) for (const [field, kind] of kinds(each)) expect([field, kind]).toEqual([field, published.get(field) ?? extra.get(field)]);
  for (const field of CARE_ELEMENTS[type].split(',')) expect([field, published.has(field) || extra.has(field)]).toEqual([field, true]);
});
