import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { DEMO_TENANT } from '../../src/demo/demo-centre.js';
import { syntheticPeople } from '../../src/demo/population.js';
import { SOURCE_SYSTEMS, type SourceSystem } from '../../src/vocabulary/source-system.js';
import { runningHub, type RunningHub } from '../running-hub.js';

const PEOPLE = syntheticPeople(100);
/** As many as one request may name one by one. */
const ALIASES = 20;
/** The OPS is asked about one person a call, so many at once. */
const OPS_AT_ONCE = 5;
const legal = { basis: 'ustawa o CUS art. 37', purpose: 'NEEDS_RECOGNITION', caseId: 'W/2026/000001' };
const PARTS = ['socialAssistance', 'registry', 'labour', 'health', 'offers'] as const;

type Resident = Readonly<Record<(typeof PARTS)[number], { readonly provenance: { readonly state: string } }>> & { readonly registry: { readonly record: { readonly identity: object } | null } };
interface Answer { readonly data?: Readonly<Record<string, unknown>> | null; readonly errors?: readonly { readonly message: string; readonly extensions: { readonly code: string } }[] }
type Counted = Readonly<Record<SourceSystem, number>>;

describe('a list of 100 residents with all five parts', () => {
  let hub: RunningHub;
  /** A day's catalogue, so that no call of a list is a catalogue's own refreshing. */
  const keepMilliseconds = 86_400_000;
  beforeAll(async () => {
    hub = await runningHub({ people: PEOPLE, addresses: (demo) => ({ ...demo, NGO: { ...demo.NGO, keepMilliseconds } }) });
    await list(PEOPLE.slice(0, 1)); // the catalogue of NGOs is read with the first question
  });
  afterAll(async () => { await hub.close(); });

  const post = async (query: string, variables: object): Promise<Answer> => {
    const token = await hub.issuer.issue({ role: 'coordinator', tenant: DEMO_TENANT, lifetimeSeconds: 60 });
    const response = await fetch(hub.graphUrl, {
      method: 'POST', headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` }, body: JSON.stringify({ query, variables }),
    });
    return (await response.json()) as Answer;
  };
  const FRAGMENT = `fragment Parts on Resident { id ${PARTS.map((part) => `${part} { provenance { state } ${part === 'registry' ? 'record { identity { givenName familyName birthDate } }' : ''} }`).join(' ')} }`;
  const residents = (identifiers: readonly unknown[]) => post(
    `query ($identifiers: [PersonIdentifierInput!]!, $legal: LegalContextInput!) { residents(identifiers: $identifiers, legal: $legal) { ...Parts } } ${FRAGMENT}`, { identifiers, legal });
  const whole = ({ data, errors }: Answer, list: readonly Resident[], count: number): readonly Resident[] => {
    expect(errors).toBeUndefined();
    expect(data).toBeTruthy();
    expect(list).toHaveLength(count);
    for (const resident of list) for (const part of PARTS) expect(resident[part].provenance.state).toMatch(/^(FRESH|UNKNOWN_PERSON)$/);
    return list;
  };
  const list = async (people: typeof PEOPLE) => {
    const answer = await residents(people.map(({ identifier }) => identifier));
    return whole(answer, answer.data?.['residents'] as readonly Resident[], people.length);
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

  test('costs one call at each source that answers about many; the OPS, which does not, is asked about five people at a time', async () => {
    const { calls, atOnce } = await counted(async () => {
      const listed = await list(PEOPLE);
      const known = PEOPLE.map((person, i) => [person, listed[i]!.registry.record?.identity] as const).filter(([{ gmina }]) => gmina);
      expect(known.map(([, identity]) => identity)).toEqual(known.map(([{ givenName, familyName, birthDate }]) => ({ givenName, familyName, birthDate }))); // in the order asked
    });
    const { systems } = await hub.as('administrator').ask<{ systems: readonly { system: SourceSystem; operations: readonly unknown[] }[] }>('{ systems { system operations { coordinate } } }');
    const operationsOfOps = systems.find(({ system }) => system === 'OPS')!.operations.length;
    expect(calls).toEqual({ OPS: PEOPLE.length * operationsOfOps, GMINA: 1, PUP: 1, HEALTH: 1, NGO: 0 });
    expect(atOnce.OPS).toBe(OPS_AT_ONCE);
  });

  test(`costs as much for ${ALIASES} who are named one by one in one request`, async () => {
    const people = PEOPLE.slice(0, ALIASES);
    const query = `query (${people.map((_, i) => `$p${i}: PersonIdentifierInput!`).join(' ')} $legal: LegalContextInput!) {
      ${people.map((_, i) => `r${i}: resident(identifier: $p${i}, legal: $legal) { ...Parts }`).join('\n')} } ${FRAGMENT}`;
    const { calls } = await counted(async () => {
      const answer = await post(query, { legal, ...Object.fromEntries(people.map(({ identifier }, i) => [`p${i}`, identifier])) });
      whole(answer, Object.values(answer.data ?? {}) as readonly Resident[], ALIASES);
    });
    expect(calls).toMatchObject({ GMINA: 1, PUP: 1, HEALTH: 1, NGO: 0 });
  });

  test('has the same person twice where that was asked for, and asks about that person once', async () => {
    const [twice, other] = PEOPLE.map(({ identifier }) => identifier);
    const { calls } = await counted(async () => {
      const { data } = await residents([twice, other, twice]);
      const ids = (data!['residents'] as readonly { readonly id: string }[]).map(({ id }) => id);
      expect(ids[0]).toBe(ids[2]);
      expect(new Set(ids).size).toBe(2);
    });
    expect(calls).toMatchObject({ GMINA: 1, PUP: 1, HEALTH: 1 });
  });

  test.each([
    ['nobody', [], 'BAD_USER_INPUT', /\(identifiers\) musi mieć od 1 do 100 osób/],
    ['one too many', [...PEOPLE, PEOPLE[0]!].map(({ identifier }) => identifier), 'BAD_USER_INPUT', /\(identifiers\) musi mieć od 1 do 100 osób/],
    ['a number that is none', [PEOPLE[0]!.identifier, { type: 'PESEL', value: '44051401358' }], 'IDENTIFIER_INVALID', /\(identifiers\[1\]\.value\) jest nieprawidłowy/],
  ])('of %s is refused before any source hears of it', async (_, identifiers, code, message) => {
    const { calls } = await counted(async () => {
      const { errors } = await residents(identifiers);
      expect(errors).toMatchObject([{ message: expect.stringMatching(message), extensions: { code } }]);
      expect(JSON.stringify(errors)).not.toContain('44051401358');
    });
    expect(calls).toEqual({ OPS: 0, GMINA: 0, PUP: 0, HEALTH: 0, NGO: 0 });
  });
});
