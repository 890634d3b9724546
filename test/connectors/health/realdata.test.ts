import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Connector, Heard } from '../../../connectors/connector.js';
import { healthConnector } from '../../../connectors/health/client.js';
import { parseResource, type Patient } from '../../../connectors/health/messages.js';
import { healthSimulator } from '../../../connectors/health/simulator.js';
import { toCatalogue, toHealthPart } from '../../../connectors/health/translate.js';
import type { Simulator } from '../../../connectors/transport/knobs.js';
import type { Catalogue } from '../../../src/core/residents/catalogue.js';
import { PROJECT_ROOT } from '../../../src/project-root.js';

const FOLDER = join(PROJECT_ROOT, '../shared/realdata/fhir-r4');
const files = readdirSync(FOLDER).filter((name) => name.endsWith('.json')).toSorted();
const documents = files.map((name): { resourceType: string; id: string } => JSON.parse(readFileSync(join(FOLDER, name), 'utf8')));

const PSYCHOLOGISTS = {
  id: 'HEALTH:HealthcareService/example', system: 'HEALTH', active: true,
  name: 'Consulting psychologists and/or psychology services',
  description: expect.stringContaining('greater Den Burg area'),
  provider: { id: 'HEALTH:Organization/f001', name: 'Burgers University Medical Center' },
  places: [{
    name: 'South Wing, second floor', address: 'Galapagosweg 91, Building A, 9105 PZ Den Burg', latitude: 42.25475478, longitude: -83.6945691,
  }],
  areas: ['Greater Denburg area'],
  languages: [], accessibility: [], openingHours: [],
};

/** The published example closes before it opens, twice. */
const HOURS = [
  ['HealthcareService/example', 'availableTime[1]', 'IMPOSSIBLE_VALUE', 'Koniec dyżuru 05:30 wypada przed jego początkiem 08:30.'],
  ['HealthcareService/example', 'availableTime[2]', 'IMPOSSIBLE_VALUE', 'Koniec dyżuru 04:30 wypada przed jego początkiem 09:30.'],
];

describe('a server that holds all the published R4 examples', () => {
  let simulator: Simulator;
  let connector: Connector<'HEALTH'>;
  let heard: Heard<Catalogue>;
  beforeAll(async () => {
    simulator = await healthSimulator({ people: [], resources: documents });
    connector = healthConnector({ url: simulator.url });
    heard = await connector.catalogue!({ signal: AbortSignal.timeout(10_000), correlationId: 'c-1' });
  });
  afterAll(async () => { await connector.close(); await simulator.close(); });

  test('has one service, with its provider and its place', () => {
    expect(documents.length).toBeGreaterThan(50);
    expect(heard.heard && heard.value.services).toEqual([PSYCHOLOGISTS]);
  });

  test('has two impossible hours and nothing else to refuse', () => {
    expect(heard.heard && heard.value.refused.map(({ record, field, code, because }) => [record, field, code, because])).toEqual(HOURS);
  });
});

describe('all the published R4 examples in one answer about services', () => {
  const entries = documents.map((document) => ({ fullUrl: undefined, resource: parseResource(document) }));
  const { services, refused } = toCatalogue(entries, 'https://fhir.example/r4');

  test('still give one service', () => {
    expect(services).toEqual([PSYCHOLOGISTS]);
  });

  test('are refused one by one where they are no directory of services', () => {
    const foreign = documents.flatMap(({ resourceType }, i) =>
      (['HealthcareService', 'Organization', 'Location'].includes(resourceType) ? [] : [[`Bundle.entry[${i}]`, undefined, 'UNKNOWN_RESOURCE']]));
    expect(foreign).toHaveLength(documents.length - 4);
    const told = refused.map(({ record, field, code }) => [record, field, code]);
    expect(told.filter(([, , code]) => code === 'UNKNOWN_RESOURCE')).toEqual(foreign);
    expect(told.filter(([, , code]) => code !== 'UNKNOWN_RESOURCE')).toEqual(HOURS.map(([record, field, code]) => [record, field, code]));
  });

  test('do not appear in the refusals with a name or an id of a person', () => {
    expect(JSON.stringify(refused)).not.toMatch(/Patient|Chalmers|Heuvel|Levin|glossy|MINT|张/);
  });
});

test.each([
  ['Patient-example.json', { givenName: 'Peter James', familyName: 'Chalmers', birthDate: '1974-12-25', sex: 'MALE' }],
  ['Patient-f001.json', { givenName: 'Pieter', familyName: 'van de Heuvel', birthDate: '1944-11-17', sex: 'MALE' }],
  ['Patient-glossy.json', { givenName: 'Henry', familyName: 'Levin', birthDate: '1932-09-24', sex: 'MALE' }],
  ['Patient-dicom.json', { familyName: 'MINT_TEST', sex: 'MALE' }],
  ['Patient-ch-example.json', { birthDate: '1974-12-25', sex: 'MALE' }], // its name is text only, which is not to be cut up
])('%s is read as it is', (name, identity) => {
  const patient = parseResource(documents[files.indexOf(name)]) as Patient;
  expect(toHealthPart(patient)).toMatchObject({ recordId: patient.id, identity, active: true });
  expect(toHealthPart(patient)?.identity).toEqual(identity);
});

test('no published Patient is left out of these tests', () => {
  expect(documents.filter(({ resourceType }) => resourceType === 'Patient')).toHaveLength(5);
});
