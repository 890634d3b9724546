import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { DEMO_TENANT } from '../../src/demo/demo-centre.js';
import { POPULATION } from '../../src/demo/population.js';
import { SOURCE_SYSTEMS, type SourceSystem } from '../../src/vocabulary/source-system.js';
import { runningHub, type RunningHub } from '../running-hub.js';

const QUERY = `query Card($identifier: PersonIdentifierInput!, $legal: LegalContextInput!) {
  resident(identifier: $identifier, legal: $legal) {
    id
    socialAssistance { provenance { system state asOf because } record { benefits { name monthlyAmountGrosz } } }
    registry { provenance { system state asOf because } record { identity { familyName } addresses { locality } } }
    labour { provenance { system state asOf because } record { status } }
    health { provenance { system state asOf because } record { active } }
    offers { provenance { system state asOf because } services { name } }
    contradictions { field said { system value } }
  }
}`;
const PART_OF: Readonly<Record<SourceSystem, string>> = { OPS: 'socialAssistance', GMINA: 'registry', PUP: 'labour', HEALTH: 'health', NGO: 'offers' };
/** Known to all four sources that know people. */
const KNOWN = POPULATION[5]!;
const legal = { basis: 'ustawa o CUS art. 37', purpose: 'NEEDS_RECOGNITION', caseId: 'W/2026/000001' };

interface Part { readonly provenance: { readonly system: string; readonly state: string; readonly because: string }; readonly record?: unknown; readonly services?: unknown }
interface Answer {
  readonly data: { readonly resident: (Record<string, Part> & { readonly id: string }) | null };
  readonly errors?: readonly { readonly message: string; readonly path: readonly string[]; readonly extensions: Record<string, unknown> }[];
}

describe('the picture of a resident', () => {
  let hub: RunningHub;
  const card = async (identifier = KNOWN.identifier, ground: object = legal): Promise<Answer> => {
    const token = await hub.issuer.issue({ role: 'coordinator', tenant: DEMO_TENANT, lifetimeSeconds: 60 });
    const response = await fetch(hub.graphUrl, {
      method: 'POST', headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify({ query: QUERY, variables: { identifier, legal: ground } }),
    });
    return (await response.json()) as Answer;
  };
  beforeAll(async () => { hub = await runningHub(); });
  afterAll(async () => { await hub.close(); });

  test('five sources are heard, each with where it comes from and why', async () => {
    const { data, errors } = await card();
    expect(errors).toBeUndefined();
    for (const system of SOURCE_SYSTEMS) {
      expect(data.resident![PART_OF[system]!]!.provenance).toMatchObject({ system, state: 'FRESH', because: expect.stringMatching(/odpowiedział\.$/) });
    }
    expect(data.resident!['registry']!.record).toMatchObject({ identity: { familyName: KNOWN.familyName }, addresses: [{ locality: 'Zielone Wzgórze' }] });
    expect(data.resident!['labour']!.record).toEqual({ status: 'JOB_SEEKER' });
  });

  test.each(SOURCE_SYSTEMS)('when %s is gone its part says so, and the rest answers', async (system) => {
    await card(); // the catalogue has been read once
    hub.simulators[system].setMode('down');
    await new Promise((resolve) => setTimeout(resolve, 60)); // and is no longer new
    const { data, errors = [] } = await card();
    hub.simulators[system].setMode('up');
    const state = (each: SourceSystem) => data.resident![PART_OF[each]!]!.provenance.state;
    expect(state(system)).toBe(system === 'NGO' ? 'STALE' : 'UNAVAILABLE');
    expect(SOURCE_SYSTEMS.filter((each) => each !== system).map(state)).toEqual(['FRESH', 'FRESH', 'FRESH', 'FRESH']);
    expect(errors.map(({ path, extensions }) => ({ path, ...extensions }))).toEqual(system === 'NGO' ? [] : [{
      path: ['resident', PART_OF[system], 'record'], code: 'SOURCE_UNREACHABLE', source: system, coordinate: expect.stringMatching(new RegExp(`^${system.toLowerCase()}\\.`)),
      retryable: true, correlationId: expect.any(String),
    }]);
    expect(JSON.stringify(errors)).not.toContain(KNOWN.identifier.value);
  });

  test('a source that does not know the person says that, and it is no error', async () => {
    const { data, errors } = await card(POPULATION[1]!.identifier);
    expect(errors).toBeUndefined();
    expect(data.resident!['socialAssistance']).toEqual({ provenance: expect.objectContaining({ state: 'UNKNOWN_PERSON' }), record: null });
  });

  test('a purpose that does not open a source keeps it from being asked', async () => {
    const before = hub.simulators.HEALTH.calls();
    const { data } = await card(KNOWN.identifier, { ...legal, purpose: 'APPLICATION_HANDLING' });
    expect(data.resident!['health']).toEqual({ provenance: { system: 'HEALTH', state: 'DENIED', asOf: null, because: expect.stringContaining('rozpatrzenie wniosku') }, record: null });
    expect(hub.simulators.HEALTH.calls()).toBe(before);
  });

  test('a source is asked only for a part that the query selects', async () => {
    const before = SOURCE_SYSTEMS.map((system) => hub.simulators[system].calls());
    await hub.as('coordinator').ask(`query ($identifier: PersonIdentifierInput!, $legal: LegalContextInput!) {
      resident(identifier: $identifier, legal: $legal) { labour { record { status } } } }`, { identifier: KNOWN.identifier, legal });
    expect(SOURCE_SYSTEMS.map((system, i) => hub.simulators[system].calls() - before[i]!)).toEqual([0, 0, 1, 0, 0]);
  });

  test('every look is in the access log: who, when, why, in which case, and what was opened', async () => {
    const { data } = await card();
    const { accessLog } = await hub.as('auditor').ask<{ accessLog: { edges: { node: Record<string, unknown> }[] } }>(
      'query ($id: ID!) { accessLog(resident: $id, first: 2) { edges { node { actorRole actorId action purpose basis caseId opened result } } } }', { id: data.resident!.id });
    const [parts] = accessLog.edges.map(({ node }) => node);
    expect(parts).toMatchObject({ actorRole: 'coordinator', actorId: 'demo-coordinator', action: 'resident.read', purpose: 'NEEDS_RECOGNITION', basis: legal.basis, caseId: legal.caseId, result: 'DONE' });
    expect((parts!['opened'] as string[]).toSorted()).toEqual(['health', 'id', 'labour', 'offers', 'registry', 'socialAssistance']);
  });

  test('where a source knows the person under another name, it is shown, and a clerk is asked', async () => {
    const { resident } = await hub.as('coordinator').ask<{ resident: { links: { system: string; zone: string; because: string }[]; contradictions: unknown[] } }>(
      `query ($identifier: PersonIdentifierInput!, $legal: LegalContextInput!) { resident(identifier: $identifier, legal: $legal) {
        links { system zone because } contradictions { field said { system value } } } }`, { identifier: POPULATION[12]!.identifier, legal });
    expect(resident.links.map(({ system, zone }) => `${system} ${zone}`)).toEqual(['OPS REVIEW', 'GMINA LINK', 'PUP LINK', 'HEALTH LINK']);
    expect(resident.links[0]!.because).toMatch(/Rozstrzyga pracownik/);
    expect(resident.contradictions).toEqual([{
      field: 'familyName', said: [{ system: 'OPS', value: 'Dawniejsza' }, { system: 'GMINA', value: POPULATION[12]!.familyName }, { system: 'PUP', value: POPULATION[12]!.familyName }, { system: 'HEALTH', value: POPULATION[12]!.familyName }],
    }]);
  });

  test('a wrong PESEL is refused without being repeated', async () => {
    const { errors } = await card({ type: 'PESEL', value: '44051401358' } as never);
    expect(errors).toMatchObject([{ extensions: { code: 'IDENTIFIER_INVALID' } }]);
    expect(JSON.stringify(errors)).not.toContain('44051401358');
  });
});
