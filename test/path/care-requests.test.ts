import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { SyntheticPerson } from '../../connectors/synthetic-person.js';
import { DEMO_TENANT } from '../../src/demo/demo-centre.js';
import { POPULATION } from '../../src/demo/population.js';
import { runningHub, type RunningHub } from '../running-hub.js';

interface Health {
  readonly provenance: { readonly state: string; readonly because: string };
  readonly appointments: readonly { readonly state: string; readonly service: string; readonly minutes: number; readonly start: string }[] | null;
  readonly careRequests: readonly object[] | null;
}
interface Answer<Data> {
  readonly data: Data;
  readonly errors?: readonly { readonly message: string; readonly path?: readonly (string | number)[]; readonly extensions: Record<string, unknown> }[];
}

const CARE = `appointments { id state service start end minutes }
  careRequests { id state intent priority name authoredOn prohibited open tasks { id state businessStatus statusReason lastModified } }`;
const QUERY = `query ($identifier: PersonIdentifierInput!, $legal: LegalContextInput!) {
  resident(identifier: $identifier, legal: $legal) { id health { provenance { state because } ${CARE} } } }`;
const legal = { basis: 'ustawa o CUS art. 37', purpose: 'NEEDS_RECOGNITION', caseId: 'W/2026/000001' };
/** The first of the population has a booked and a tentative visit, the third a prohibition, the fifth is not known to the provider. */
const [BOOKED, FORBIDDEN, STRANGER] = [POPULATION[0]!, POPULATION[2]!, POPULATION[4]!];

describe('what is booked and ordered at the health provider', () => {
  let hub: RunningHub;
  beforeAll(async () => { hub = await runningHub(); });
  afterAll(async () => { await hub.close(); });

  const ask = async <Data>(query: string, variables: object, role: 'coordinator' | 'auditor' = 'coordinator'): Promise<Answer<Data>> => {
    const token = await hub.issuer.issue({ role, tenant: DEMO_TENANT, lifetimeSeconds: 60 });
    const response = await fetch(hub.graphUrl, {
      method: 'POST', headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` }, body: JSON.stringify({ query, variables }),
    });
    return (await response.json()) as Answer<Data>;
  };
  const careOf = ({ identifier }: SyntheticPerson, ground: object = legal) => ask<{ resident: { id: string; health: Health } }>(QUERY, { identifier, legal: ground });
  const calls = () => hub.simulators.HEALTH.calls();

  test('is shown to a coordinator: a visit that is booked, one that is not agreed yet, a request with its task', async () => {
    const { data: { resident: { health } }, errors } = await careOf(BOOKED);
    expect(errors).toBeUndefined();
    expect(health.provenance.state).toBe('FRESH');
    expect(health.appointments).toMatchObject([
      { state: 'BOOKED', service: 'Fizjoterapia ambulatoryjna', minutes: 30 }, { state: 'PENDING', service: 'Porada psychologiczna', minutes: 30 },
    ]);
    expect(Date.parse(health.appointments![0]!.start)).toBeGreaterThan(Date.now());
    expect(health.careRequests).toMatchObject([
      { name: 'Rehabilitacja lecznicza w warunkach domowych', state: 'ACTIVE', open: true, prohibited: false, tasks: [{ state: 'ACCEPTED', businessStatus: 'czeka na termin' }] },
      { name: 'Długoterminowa opieka pielęgniarska domowa', tasks: [{ state: 'REJECTED', statusReason: 'brak wolnych miejsc' }] },
    ]);
  });

  test('a prohibition is no request that somebody has to carry out, and a contradicting task is shown as it is', async () => {
    const { data: { resident: { health } } } = await careOf(FORBIDDEN);
    expect(health.careRequests).toMatchObject([
      { name: 'Nie wykonywać: Samodzielne wstawanie z łóżka', state: 'ACTIVE', prohibited: true, open: false, tasks: [] },
      { name: 'Badanie kontrolne', state: 'COMPLETED', prohibited: false, open: false, tasks: [{ state: 'IN_PROGRESS', businessStatus: 'czeka na wynik' }] },
    ]);
    expect(health.appointments).toMatchObject([{ state: 'CANCELLED' }, { state: 'PROPOSED', start: null, minutes: null }]);
    expect(JSON.stringify(health)).not.toContain('nie czyta');
  });

  test('costs one question about the person, one about visits and two about requests; without them only the first', async () => {
    const before = calls();
    await careOf(BOOKED);
    expect(calls() - before).toBe(4);
    await ask(QUERY.replace(CARE, 'record { recordId }'), { identifier: BOOKED.identifier, legal });
    expect(calls() - before).toBe(5);
  });

  test('of twenty people in one request costs no more than of one', async () => {
    const people = POPULATION.slice(0, 20);
    const query = `query ($legal: LegalContextInput!, ${people.map((_, i) => `$p${i}: PersonIdentifierInput!`).join(', ')}) {
      ${people.map((_, i) => `r${i}: resident(identifier: $p${i}, legal: $legal) { health { appointments { state } careRequests { open } } }`).join('\n')} }`;
    const before = calls();
    const variables = { legal, ...Object.fromEntries(people.map(({ identifier }, i) => [`p${i}`, identifier])) };
    const { data, errors } = await ask<Record<string, { health: Health }>>(query, variables);
    expect(errors).toBeUndefined();
    expect(calls() - before).toBe(4);
    expect(Object.values(data).map(({ health }) => health.careRequests?.length ?? null)).toEqual(people.map(({ health }) => (health ? 2 : null)));
  });

  test('is not asked for under a purpose that does not open health', async () => {
    const before = calls();
    const { data: { resident: { health } }, errors } = await careOf(BOOKED, { ...legal, purpose: 'APPLICATION_HANDLING' });
    expect(health).toEqual({
      provenance: { state: 'DENIED', because: 'Cel „rozpatrzenie wniosku” nie obejmuje danych, które ma system podmiotu leczniczego. Źródła nie zapytano.' },
      appointments: null, careRequests: null,
    });
    expect(errors).toBeUndefined();
    expect(calls()).toBe(before);
  });

  test('of somebody whom the provider does not know is nothing, which is no error', async () => {
    const { data: { resident: { health } }, errors } = await careOf(STRANGER);
    expect([health.provenance.state, health.appointments, health.careRequests, errors]).toEqual(['UNKNOWN_PERSON', null, null, undefined]);
  });

  test('that was looked at stands in the access log, and what was refused does not', async () => {
    const { data: { resident: { id } } } = await careOf(POPULATION[6]!);
    await careOf(POPULATION[6]!, { ...legal, purpose: 'APPLICATION_HANDLING' });
    const { data } = await ask<{ accessLog: { edges: { node: { opened: string[]; purpose: string } }[] } }>(
      'query ($id: ID!) { accessLog(resident: $id, first: 20) { edges { node { opened purpose } } } }', { id }, 'auditor');
    const opened = (purpose: string) => data.accessLog.edges.filter(({ node }) => node.purpose === purpose).flatMap(({ node }) => node.opened);
    expect(opened('NEEDS_RECOGNITION')).toEqual(expect.arrayContaining(['health', 'appointments', 'careRequests']));
    expect(opened('APPLICATION_HANDLING')).not.toEqual(expect.arrayContaining([expect.stringMatching(/health|appointments|careRequests/)]));
  });

  test('when the provider fails is an error beside the data, without the person in it', async () => {
    hub.simulators.HEALTH.setMode('fault');
    const { data: { resident: { health } }, errors = [] } = await careOf(BOOKED);
    hub.simulators.HEALTH.setMode('up');
    expect(health).toMatchObject({ provenance: { state: 'UNAVAILABLE' }, appointments: null, careRequests: null });
    expect(errors.map(({ path, extensions }) => `${path?.at(-1)} ${String(extensions['code'])}`).toSorted()).toEqual(['appointments SOURCE_FAULT', 'careRequests SOURCE_FAULT']);
    for (const secret of [BOOKED.identifier.value, BOOKED.familyName, 'Kowalska', 'HAPI']) expect(JSON.stringify(errors)).not.toContain(secret);
  });
});
