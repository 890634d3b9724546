import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { POPULATION } from '../../src/demo/population.js';
import { runningHub, type RunningHub } from '../running-hub.js';

/** Known to the OPS under another surname, and not known to it. */
const [KNOWN, UNKNOWN] = [POPULATION[12]!, POPULATION[1]!];
const legal = { basis: 'u.p.s. art. 105', purpose: 'APPLICATION_HANDLING', caseId: 'W/2026/000001' };

interface Asked {
  readonly data: { readonly resident: { readonly id: string; readonly verification: { provenance: object; record: object | null }; readonly occurrence: { provenance: object; areas: readonly object[] | null } } | null };
  readonly errors?: readonly { readonly message: string; readonly path: readonly string[]; readonly extensions: Record<string, unknown> }[];
}

describe('social assistance can be asked for a yes or a no', () => {
  let hub: RunningHub;
  beforeAll(async () => { hub = await runningHub(); });
  afterAll(() => hub.close());

  async function ask(person: typeof KNOWN, stated: object, ground = legal): Promise<Asked> {
    const token = await hub.issuer.issue({ role: 'coordinator', tenant: 'zielone-wzgorze', lifetimeSeconds: 60 });
    const response = await fetch(hub.graphUrl, {
      method: 'POST', headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify({
        query: `query ($identifier: PersonIdentifierInput!, $legal: LegalContextInput!, $stated: StatedIdentityInput!) { resident(identifier: $identifier, legal: $legal) {
          id verification(stated: $stated) { provenance { system state } record { givenName familyName birthDate sex } } occurrence { provenance { state } areas { area present } } } }`,
        variables: { identifier: person.identifier, legal: ground, stated },
      }),
    });
    return (await response.json()) as Asked;
  }

  test('whether what is stated agrees, field by field, and in which areas somebody occurs; the log says what was asked', async () => {
    const { data, errors } = await ask(KNOWN, { givenName: KNOWN.givenName, familyName: KNOWN.familyName, birthDate: KNOWN.birthDate });
    expect(errors).toBeUndefined();
    expect(data.resident!.verification).toEqual({ provenance: { system: 'OPS', state: 'FRESH' }, record: { givenName: 'CONSISTENT', familyName: 'DIFFERENT', birthDate: 'CONSISTENT', sex: null } });
    expect(data.resident!.occurrence).toEqual({ provenance: { state: 'FRESH' }, areas: [{ area: 'PS', present: true }, { area: 'FA', present: false }, { area: 'SR', present: false }, { area: 'SW', present: false }] });
    expect(JSON.stringify(data)).not.toContain('Dawniejsza');
    const { accessLog } = await hub.as('auditor').ask<{ accessLog: { edges: { node: { opened: string[] } }[] } }>(
      'query ($id: ID!) { accessLog(resident: $id, first: 1) { edges { node { opened } } } }', { id: data.resident!.id });
    expect(accessLog.edges[0]!.node.opened.toSorted()).toEqual(['id', 'occurrence', 'verification']);
  });

  test('of somebody whom it does not know it says that', async () => {
    const { data } = await ask(UNKNOWN, { familyName: UNKNOWN.familyName });
    expect(data.resident!.verification).toEqual({ provenance: { system: 'OPS', state: 'UNKNOWN_PERSON' }, record: null });
  });

  test('for a purpose that does not open it, nobody is asked', async () => {
    const before = hub.simulators.OPS.calls();
    const { data } = await ask(KNOWN, { familyName: 'Lis' }, { ...legal, purpose: 'PLAN_COORDINATION' });
    expect(data.resident!.verification).toMatchObject({ provenance: { state: 'FRESH' } });
    expect(hub.simulators.OPS.calls()).toBe(before + 2);
  });

  test('nothing stated, or what is no name, is refused and not repeated', async () => {
    for (const stated of [{}, { familyName: '' }, { givenName: 'Jan\u0007' }]) {
      const { errors } = await ask(KNOWN, stated);
      expect(errors!.map(({ extensions }) => extensions['code'])).toEqual(['BAD_USER_INPUT']);
      expect(JSON.stringify(errors)).not.toContain('Jan');
    }
  });

  test('when it is down, an error stands beside the data', async () => {
    hub.simulators.OPS.setMode('down');
    const { data, errors } = await ask(KNOWN, { familyName: KNOWN.familyName });
    hub.simulators.OPS.setMode('up');
    expect(data.resident).toMatchObject({ verification: { provenance: { state: 'UNAVAILABLE' }, record: null }, occurrence: { provenance: { state: 'UNAVAILABLE' }, areas: null } });
    expect(errors!.map(({ path, extensions }) => [path.at(-1), extensions['coordinate']]).toSorted()).toEqual([['areas', 'ops.occurs'], ['record', 'ops.verify']]);
  });
});
