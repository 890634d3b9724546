import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { DEMO_ORGANISATIONS } from '../../connectors/ngo/demo-services.js';
import { krsSimulator, type KrsOrganisation } from '../../connectors/ngo/krs/simulator.js';
import type { Simulator } from '../../connectors/transport/knobs.js';
import { POPULATION } from '../../src/demo/population.js';
import { issueReferralFor } from '../issue-referral-for.js';
import { runningHub, type RunningHub } from '../running-hub.js';

const ORGANISATION = (n: number) => `NGO:6f9a1c0e-2b57-4f0e-9a31-0c5d6f3b1a0${n}`;
const HELP_AT_HOME = 'NGO:0b8e5d10-4a1d-4c3e-8b60-77e0d5c2f001';
/** Longer than the hub of a test keeps an extract. */
const UNTIL_ASKED_AGAIN = 80;

describe('KRS says whether an organisation can be a provider', () => {
  let hub: RunningHub;
  let krs: Simulator;
  const organisations: KrsOrganisation[] = [];
  /** How the first organisation of the demo stands from now on. */
  const stands = async (change: Partial<KrsOrganisation>) => {
    organisations.splice(0, organisations.length, { ...DEMO_ORGANISATIONS[0]!, ...change }, ...DEMO_ORGANISATIONS.slice(1));
    await sleep(UNTIL_ASKED_AGAIN);
  };
  const register = async (n: number) => {
    const { registerProvider } = await hub.as('administrator').ask<{ registerProvider: { provider: { name: string } | null; userErrors: unknown[] } }>(
      'mutation ($input: RegisterProviderInput!) { registerProvider(input: $input) { provider { name } userErrors { code field message } } }',
      { input: { catalogueId: ORGANISATION(n), kind: 'NGO', basis: 'umowa 1/2026' } });
    return registerProvider;
  };

  beforeAll(async () => {
    krs = await krsSimulator({ organisations });
    hub = await runningHub({ krsUrl: krs.url });
  });
  afterAll(async () => {
    await hub.close();
    await krs.close();
  });
  beforeEach(async () => {
    krs.setMode('up');
    await stands({});
  });

  test('the catalogue shows the KRS number of an organisation, and how much of its service is free', async () => {
    const { services } = await hub.as('coordinator').ask<{ services: { edges: { node: Record<string, unknown> }[] } }>(
      `{ services(text: "Klub seniora") { edges { node {
        provider { krs } capacity { available maximum unit updated } accessibility openingHours { days opens closes } } } } }`);
    expect(services.edges.map(({ node }) => node)).toEqual([{
      provider: { krs: '0009900002' }, capacity: { available: 4, maximum: 25, unit: 'miejsce', updated: '2026-10-30T07:00:00.000Z' },
      accessibility: ['Wejście bez progów od strony parkingu, toaleta dostosowana do wózka.'],
      openingHours: [{ days: ['TUESDAY', 'THURSDAY'], opens: '10:00', closes: '14:00' }],
    }]);
  });

  test('an organisation in liquidation is not registered, and the audit says that it was tried', async () => {
    expect(await register(4)).toEqual({
      provider: null,
      userErrors: [{ code: 'PROVIDER_IN_LIQUIDATION', field: ['catalogueId'], message: 'Według KRS ta organizacja jest w likwidacji albo w upadłości, więc nie może realizować usług.' }],
    });
    expect(await tried(hub, ORGANISATION(4))).toEqual([{ actor_role: 'administrator', result: 'PROVIDER_IN_LIQUIDATION' }]);
  });

  test('nor is one that has been struck off', async () => {
    await stands({ state: 'STRUCK_OFF' });
    expect(await register(1)).toMatchObject({ provider: null, userErrors: [{ code: 'PROVIDER_NOT_IN_KRS' }] });
  });

  test('while KRS does not answer nobody can tell, and that can be tried again', async () => {
    krs.setMode('maintenance');
    expect(await register(3)).toMatchObject({ provider: null, userErrors: [{ code: 'SOURCE_UNAVAILABLE', field: ['catalogueId'] }] });
    krs.setMode('up');
    expect(await register(3)).toMatchObject({ provider: { name: 'Fundacja „Rozmowa”' }, userErrors: [] });
  });

  test('a provider that went into liquidation after its registration gets no more referrals', async () => {
    expect(await register(1)).toMatchObject({ userErrors: [] });
    expect(await issueReferralFor(hub, HELP_AT_HOME, POPULATION[0]!)).toMatchObject({ referral: { state: 'REQUESTED' } });
    await stands({ state: 'IN_LIQUIDATION' });
    expect(await issueReferralFor(hub, HELP_AT_HOME, POPULATION[2]!)).toMatchObject({ referral: null, userErrors: [{ code: 'PROVIDER_IN_LIQUIDATION' }] });
    await stands({ state: 'BANKRUPT' });
    expect(await issueReferralFor(hub, HELP_AT_HOME, POPULATION[4]!)).toMatchObject({ referral: null, userErrors: [{ code: 'PROVIDER_IN_LIQUIDATION' }] });
  });

  test('when KRS has its break, what it said last still counts', async () => {
    await issueReferralFor(hub, HELP_AT_HOME, POPULATION[6]!);
    krs.setMode('maintenance');
    await sleep(UNTIL_ASKED_AGAIN);
    expect(await issueReferralFor(hub, HELP_AT_HOME, POPULATION[8]!)).toMatchObject({ referral: { state: 'REQUESTED' } });
  });

  test('KRS stands among the operations of its connector', async () => {
    const { systems } = await hub.as('administrator').ask<{ systems: { system: string; adapter: string; operations: { coordinate: string; calls: number }[] }[] }>(
      '{ systems { system adapter operations { coordinate calls } } }');
    const ngo = systems.find(({ system }) => system === 'NGO')!;
    expect(ngo.adapter).toBe('hsds-3.1');
    expect(ngo.operations.map(({ coordinate }) => coordinate)).toEqual(['ngo.catalogue', 'ngo.krs']);
  });
});

/** What the audit has on attempts to register this organisation. */
async function tried(hub: RunningHub, catalogueId: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: hub.database.ownerUrl });
  await client.connect();
  try {
    return (await client.query("select actor_role, result from audit where action = 'provider.register' and object_id = $1", [catalogueId])).rows as unknown[];
  } finally {
    await client.end();
  }
}
