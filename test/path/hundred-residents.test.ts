import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { DEMO_TENANT } from '../../src/demo/demo-centre.js';
import { syntheticPeople } from '../../src/demo/population.js';
import { SOURCE_SYSTEMS, type SourceSystem } from '../../src/vocabulary/source-system.js';
import { runningHub, type RunningHub } from '../running-hub.js';

const PEOPLE = syntheticPeople(100);
/** As many as one request may name. */
const A_REQUEST = 20;
const legal = { basis: 'ustawa o CUS art. 37', purpose: 'NEEDS_RECOGNITION', caseId: 'W/2026/000001' };
const PARTS = ['socialAssistance', 'registry', 'labour', 'health', 'offers'] as const;

interface Answer { readonly data?: Readonly<Record<string, Readonly<Record<string, { readonly provenance: { readonly state: string } }>>>>; readonly errors?: readonly unknown[] }
type Counted = Readonly<Record<SourceSystem, number>>;

describe('a list of 100 residents with all five parts', () => {
  let hub: RunningHub;
  /** A day's catalogue, so that no call of a list is a catalogue's own refreshing. */
  const keepMilliseconds = 86_400_000;
  beforeAll(async () => {
    hub = await runningHub({
      people: PEOPLE, addresses: (demo) => ({ ...demo, NGO: { ...demo.NGO, keepMilliseconds } }),
      limits: { aliases: 100, rootFields: 100, selections: 2_000, tokens: 4_000 }, // one request for them all is no ordinary one
    });
    await list(PEOPLE.slice(0, 1)); // the catalogue of NGOs is read with the first question
  });
  afterAll(async () => { await hub.close(); });

  const list = async (people: typeof PEOPLE) => {
    const token = await hub.issuer.issue({ role: 'coordinator', tenant: DEMO_TENANT, lifetimeSeconds: 60 });
    const query = `query (${people.map((_, i) => `$p${i}: PersonIdentifierInput!`).join(' ')} $legal: LegalContextInput!) {
      ${people.map((_, i) => `r${i}: resident(identifier: $p${i}, legal: $legal) { ...Parts }`).join('\n')}
    }
    fragment Parts on Resident { ${PARTS.map((part) => `${part} { provenance { state } }`).join(' ')} }`;
    const variables = { legal, ...Object.fromEntries(people.map(({ identifier }, i) => [`p${i}`, identifier])) };
    const response = await fetch(hub.graphUrl, {
      method: 'POST', headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` }, body: JSON.stringify({ query, variables }),
    });
    const { data = {}, errors } = (await response.json()) as Answer;
    expect(errors).toBeUndefined();
    const residents = Object.values(data);
    expect(residents).toHaveLength(people.length);
    for (const resident of residents) for (const part of PARTS) expect(resident[part]!.provenance.state).toMatch(/^(FRESH|UNKNOWN_PERSON)$/);
  };

  /** What the sources themselves were asked meanwhile, and how many questions were open at one source at most. */
  const counted = async (work: () => Promise<void>): Promise<{ calls: Counted; atOnce: Counted }> => {
    const of = (read: (system: SourceSystem) => number) => Object.fromEntries(SOURCE_SYSTEMS.map((system) => [system, read(system)])) as Counted;
    const before = of((system) => hub.simulators[system].calls());
    const [open, most] = [new Map<string, number>(), new Map<string, number>()];
    const move = (by: number) => (message: unknown) => {
      const { origin } = (message as { request: { origin: string } }).request;
      open.set(origin, (open.get(origin) ?? 0) + by);
      most.set(origin, Math.max(most.get(origin) ?? 0, open.get(origin)!));
    };
    const channels = [['undici:request:create', move(1)], ['undici:request:trailers', move(-1)], ['undici:request:error', move(-1)]] as const;
    for (const [channel, hear] of channels) subscribe(channel, hear);
    await work();
    for (const [channel, hear] of channels) unsubscribe(channel, hear);
    return { calls: of((system) => hub.simulators[system].calls() - before[system]), atOnce: of((system) => most.get(new URL(hub.simulators[system].url).origin) ?? 0) };
  };

  test('in one request costs as few calls as each wire allows people in one: 50, 50 and 20; the OPS, which has no batch, is asked five at a time', async () => {
    const { calls, atOnce } = await counted(() => list(PEOPLE));
    expect(calls).toEqual({ OPS: 100, GMINA: 2, PUP: 2, HEALTH: 5, NGO: 0 });
    expect(atOnce).toMatchObject({ OPS: 5, GMINA: 2, PUP: 2, HEALTH: 1 });
  });

  test(`${A_REQUEST} to a request, as many as the hub admits, costs one call a request and source, and the OPS one a person`, async () => {
    const { calls } = await counted(async () => {
      for (let i = 0; i < PEOPLE.length; i += A_REQUEST) await list(PEOPLE.slice(i, i + A_REQUEST));
    });
    expect(calls).toEqual({ OPS: 100, GMINA: 5, PUP: 5, HEALTH: 5, NGO: 0 });
  });
});
