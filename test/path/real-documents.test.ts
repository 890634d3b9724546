import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PESEL_SYSTEM } from '../../connectors/health/translate.js';
import { registerDemoProviders } from '../../src/demo/demo.js';
import { POPULATION } from '../../src/demo/population.js';
import { PROJECT_ROOT } from '../../src/project-root.js';
import { issueReferralFor } from '../issue-referral-for.js';
import { runningHub, type RunningHub } from '../running-hub.js';

/** Documents that nobody here wrote: the examples of HSDS 3.0 and FHIR R4. */
const REAL = join(PROJECT_ROOT, '..', 'shared', 'realdata');
const read = (...path: string[]): unknown => JSON.parse(readFileSync(join(REAL, ...path), 'utf8'));
/** The test number of eWUŚ, under which a published Patient is known here beside the numbers that it has. */
const CHALMERS = { type: 'PESEL', value: '79060804378' } as const;
const fhir = readdirSync(join(REAL, 'fhir-r4')).filter((file) => file.endsWith('.json')).map((file) => {
  const document = read('fhir-r4', file) as { readonly identifier?: readonly object[] };
  return file === 'Patient-example.json' ? { ...document, identifier: [...document.identifier!, { system: PESEL_SYSTEM, value: CHALMERS.value }] } : document;
});

interface Service { readonly id: string; readonly name: string; readonly active: boolean; readonly provider: { id: string; name: string }; readonly places: readonly { latitude: number | null }[] }
interface Catalogue {
  readonly services: { readonly edges: readonly { node: Service }[]; readonly provenance: readonly { state: string }[] };
  readonly refusedRecords: readonly { system: string; record: string; field: string | null; code: string; because: string }[];
}

describe('the path on documents nobody here wrote', () => {
  let hub: RunningHub;
  let catalogue: { services: readonly Service[]; refused: Catalogue['refusedRecords']; provenance: Catalogue['services']['provenance'] };
  beforeAll(async () => {
    hub = await runningHub({ documents: [read('hsds-3.0', 'service_full.json')], resources: fhir });
    await registerDemoProviders(hub.as('administrator'));
    const { services, refusedRecords } = await hub.as('coordinator').ask<Catalogue>(`{
      services(first: 100) { edges { node { id name active provider { id name } places { latitude } } } provenance { state } }
      refusedRecords { system record field code because } }`);
    catalogue = { services: services.edges.map(({ node }) => node), refused: refusedRecords, provenance: services.provenance };
  });
  afterAll(async () => { await hub.close(); });

  test('their services stand in the catalogue beside the demo\'s', () => {
    const hsds = (read('hsds-3.0', 'service_full.json') as { id: string; name: string });
    expect(catalogue.services.find(({ id }) => id === `NGO:${hsds.id}`)).toMatchObject({ name: hsds.name, active: true });
    expect(catalogue.services.find(({ id }) => id === 'HEALTH:HealthcareService/example')).toMatchObject({
      name: 'Consulting psychologists and/or psychology services', provider: { id: 'HEALTH:Organization/f001' },
    });
    expect(catalogue.provenance.map(({ state }) => state)).toEqual(['FRESH', 'FRESH']);
  });

  test('what cannot be true was refused, each with its reason, and the rest was imported', () => {
    const refused = (system: string) => catalogue.refused.filter((each) => each.system === system).map(({ record, field, code }) => `${record.split('/')[0]} ${field ?? '-'} ${code}`);
    expect(refused('NGO')).toEqual(expect.arrayContaining([expect.stringMatching(/^location latitude IMPOSSIBLE_VALUE$/)]));
    expect(refused('HEALTH')).toEqual(['HealthcareService availableTime[1] IMPOSSIBLE_VALUE', 'HealthcareService availableTime[2] IMPOSSIBLE_VALUE']);
    const latitude = catalogue.refused.find(({ field }) => field === 'latitude')!;
    expect(latitude.because).toContain('100');
    expect(catalogue.services.find(({ id }) => id.startsWith('NGO:') && !id.includes('6f9a1c0e'))!.places.every((place) => place.latitude === null)).toBe(true);
    expect(catalogue.refused.filter(({ because }) => because.length < 10)).toEqual([]);
  });

  test('what their provider has booked and ordered is shown to a coordinator, who knows the person by PESEL', async () => {
    const { resident } = await hub.as('coordinator').ask<{ resident: { health: { record: object; appointments: object[]; careRequests: object[] } } }>(
      `query ($identifier: PersonIdentifierInput!) { resident(identifier: $identifier, legal: { basis: "ustawa o CUS art. 37", purpose: NEEDS_RECOGNITION, caseId: "W/2026/000001" }) {
        health { record { recordId } appointments { state service start minutes } careRequests { state name open prohibited } } } }`, { identifier: CHALMERS });
    expect(resident.health).toEqual({
      record: { recordId: 'example' },
      appointments: [
        { state: 'BOOKED', service: 'General Discussion', start: '2013-12-10T09:00:00.000Z', minutes: 120 }, { state: 'PROPOSED', service: 'General practice', start: null, minutes: 15 },
      ],
      careRequests: ['Physiotherapy of chest (regime/therapy)', 'Assessment of passive range of motion', 'Computed tomography of head']
        .map((name) => ({ state: 'COMPLETED', name, open: false, prohibited: false })),
    });
  });

  test.each(['NGO', 'HEALTH'])('a referral goes to a real service of %s', async (system) => {
    const service = catalogue.services.find(({ id }) => (system === 'NGO' ? id.startsWith('NGO:ac148810') : id === 'HEALTH:HealthcareService/example'))!;
    const refused = await issueReferralFor(hub, service.id, POPULATION[7]!);
    expect(refused.userErrors).toEqual([{ code: 'PROVIDER_NOT_REGISTERED' }]);
    const { registerProvider } = await hub.as('administrator').ask<{ registerProvider: { provider: { code: string } } }>(
      'mutation ($input: RegisterProviderInput!) { registerProvider(input: $input) { provider { code } userErrors { code } } }',
      { input: { catalogueId: service.provider.id, kind: system === 'NGO' ? 'NGO' : 'HEALTH_PROVIDER', basis: 'umowa 7/2026' } });
    const { referral } = await issueReferralFor(hub, service.id, POPULATION[9]!);
    expect(referral).toMatchObject({ state: 'REQUESTED', serviceId: service.id });

    const provider = hub.as('provider', { provider: registerProvider.provider.code });
    const { referralPackage } = await provider.ask<{ referralPackage: { serviceName: string; person: { familyName: string } } }>(
      `query ($id: ID!) { referralPackage(id: $id, legal: { basis: "skierowanie z IPUS", purpose: REFERRAL_FULFILMENT, caseId: $id }) { serviceName person { familyName } } }`, { id: referral!.id });
    expect(referralPackage).toEqual({ serviceName: service.name, person: { familyName: POPULATION[9]!.familyName } });
    const { completeReferral } = await provider.ask<{ completeReferral: { referral: { state: string } } }>(
      `mutation ($id: ID!) { acceptReferral(id: $id) { userErrors { code } } startReferral(id: $id) { userErrors { code } }
        completeReferral(id: $id, outcome: PARTLY_ACHIEVED) { referral { state outcome } userErrors { code } } }`, { id: referral!.id });
    expect(completeReferral).toEqual({ referral: { state: 'COMPLETED', outcome: 'PARTLY_ACHIEVED' }, userErrors: [] });
    const stranger = hub.as('provider', { provider: 'p-0001' });
    expect(await stranger.ask('query ($id: ID!) { referral(id: $id) { id } }', { id: referral!.id })).toEqual({ referral: null });
  });
});
