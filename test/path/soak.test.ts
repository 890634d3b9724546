import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { once } from 'node:events';
import { join } from 'node:path';
import { Pool } from 'undici';
import { DEFAULT_LIMITS } from '../../connectors/transport/http.js';
import { SIMULATOR_MODES } from '../../connectors/transport/knobs.js';
import { startChild, type Child } from '../../src/demo/child.js';
import { DEMO_TENANT } from '../../src/demo/demo-centre.js';
import { demoIssuer } from '../../src/demo/demo-issuer.js';
import { POPULATION } from '../../src/demo/population.js';
import { demoAddresses, startSimulators, type Simulators } from '../../src/demo/simulators.js';
import type { SourceSystem } from '../../src/vocabulary/source-system.js';
import { writeWish } from '../bench/wish.js';
import { seeded } from '../core/residents/seeded.js';
import { temporaryFolder, testDatabase, type TestDatabase } from '../postgres.js';
import type { Vitals } from './soak-hub.js';

const REQUESTS = 10_000;
const CONNECTIONS = 32;
/** A source is told something else to do after so many answers. */
const ANSWERS_PER_MODE = 25;
const ROUNDS = 5;
/** Half a minute on two cores that have nothing else to do. */
const SOAK_MILLISECONDS_MAX = 300_000;
const MEGABYTE = 1_048_576;

/** Sources with a part in the picture, and the part of each. */
const PARTS = {
  OPS: ['socialAssistance', 'record { recordId }'], GMINA: ['registry', 'record { recordId }'], PUP: ['labour', 'record { recordId }'],
  HEALTH: ['health', 'record { recordId }'], NGO: ['offers', 'services { id }'],
} as const satisfies Partial<Record<SourceSystem, readonly [part: string, data: string]>>;
type Asked = keyof typeof PARTS;
const SYSTEMS = Object.keys(PARTS) as Asked[];
const legal = { basis: 'ustawa o CUS art. 37', purpose: 'NEEDS_RECOGNITION', caseId: 'W/2026/000001' };

interface Part { readonly provenance: { readonly system: string; readonly state: string; readonly because: string }; readonly record?: object | null; readonly services?: readonly object[] | null }
interface Answer {
  readonly data?: { readonly resident?: Readonly<Record<string, Part>> & { readonly id: string } };
  readonly errors?: readonly { readonly path: readonly string[]; readonly extensions: { readonly code: string; readonly source: string } }[];
}

describe(`${REQUESTS} requests while sources break and mend at random`, () => {
  const { one, happens } = seeded(20_261_123);
  const told: Record<string, number> = {};
  const wrong: string[] = [];
  const vitals: Vitals[] = [];
  let [database, simulators, child, pool, token]: [TestDatabase?, Simulators?, Child?, Pool?, string?] = [];
  let [asked, answered] = [0, 0];

  beforeAll(async () => {
    database = await testDatabase();
    const issuer = await demoIssuer(temporaryFolder());
    token = await issuer.issue({ role: 'coordinator', tenant: DEMO_TENANT, lifetimeSeconds: 600 });
    simulators = await startSimulators();
    const limits = { attemptMilliseconds: 100, failuresToOpen: 20, openMilliseconds: 100 }; // a breaker that is open most of the time would spare the sockets
    const addresses = demoAddresses(simulators.urls, 1_000);
    const sources = Object.fromEntries(SYSTEMS.map((system) => [system, { ...addresses[system], limits }]));
    child = startChild(join('..', '..', 'test', 'path', 'soak-hub.js'), [], writeWish({ sources, databaseUrl: database.url, jwks: issuer.jwks }));
    pool = new Pool(((await child.ready) as { url: string }).url, { connections: CONNECTIONS });
  });
  afterAll(async () => {
    await pool?.close();
    await child?.stop();
    await simulators?.stop();
    await database?.drop();
  });

  const ask = async () => {
    const first = one(SYSTEMS);
    const second = one(SYSTEMS.filter((system) => system !== first));
    const parts = [first, second].map((system) => `${PARTS[system][0]} { provenance { system state because } ${PARTS[system][1]} }`);
    const query = `query ($identifier: PersonIdentifierInput!, $legal: LegalContextInput!) { resident(identifier: $identifier, legal: $legal) { id ${parts.join(' ')} } }`;
    const { statusCode, body } = await pool!.request({
      path: '/graphql', method: 'POST', headers: { 'content-type': 'application/json', authorization: `Bearer ${token!}` },
      body: JSON.stringify({ query, variables: { identifier: one(POPULATION).identifier, legal } }),
    });
    const text = await body.text();
    if (statusCode !== 200) wrong.push(`${statusCode}: ${text.slice(0, 200)}`);
    else judge(JSON.parse(text) as Answer, [first, second]);
    answered += 1;
    if (answered % ANSWERS_PER_MODE === 0) simulators!.setMode(one(SYSTEMS), happens(0.4) ? 'up' : one(SIMULATOR_MODES));
  };

  const judge = ({ data, errors = [] }: Answer, systems: readonly Asked[]) => {
    const failed = systems.filter((system) => {
      const part = data?.resident?.[PARTS[system][0]];
      const { state = 'nothing', because = '' } = part?.provenance ?? {};
      told[state] = (told[state] ?? 0) + 1;
      const hasData = (part?.record ?? part?.services ?? null) !== null;
      const isRight = part?.provenance.system === system && because.endsWith('.') && hasData === (state === 'FRESH' || state === 'STALE');
      if (!isRight || !/^(FRESH|STALE|UNAVAILABLE|UNKNOWN_PERSON)$/.test(state)) wrong.push(`${system}: ${JSON.stringify(part)}`);
      return state === 'UNAVAILABLE';
    });
    for (const { path, extensions: { code, source } } of errors) {
      told[code] = (told[code] ?? 0) + 1;
      if (path[0] !== 'resident' || path[1] !== PARTS[source as Asked]?.[0]) wrong.push(`${code} at ${path.join('.')}`);
    }
    if (errors.map(({ extensions: { source } }) => source).toSorted().join() !== failed.toSorted().join()) wrong.push(`errors of ${errors.length}, not of ${failed.join()}`);
  };

  const measure = async (): Promise<Vitals> => {
    child!.process.send('vitals');
    return ((await once(child!.process, 'message')) as [Vitals])[0];
  };

  beforeAll(async () => {
    for (let round = 1; round <= ROUNDS; round += 1) {
      await Promise.all(Array.from({ length: CONNECTIONS }, async () => {
        while (asked < (REQUESTS / ROUNDS) * round) {
          asked += 1;
          await ask();
        }
      }));
      vitals.push(await measure());
    }
  }, SOAK_MILLISECONDS_MAX);

  test('are all answered, each with its two parts and an error for each part that is missing', () => {
    expect(wrong.slice(0, 5)).toEqual([]);
    expect(answered).toBe(REQUESTS);
  });

  test('met every kind of trouble', () => {
    expect(Object.keys(told).toSorted()).toEqual(expect.arrayContaining([
      'FRESH', 'STALE', 'UNAVAILABLE', 'SOURCE_CIRCUIT_OPEN', 'SOURCE_FAULT', 'SOURCE_MAINTENANCE', 'SOURCE_MALFORMED', 'SOURCE_REFUSED', 'SOURCE_SERVER_ERROR',
      'SOURCE_TIMEOUT', 'SOURCE_UNREACHABLE', 'SOURCE_WRONG_CONTENT_TYPE',
    ]));
    expect(told['UNAVAILABLE']).toBeGreaterThan(REQUESTS / 10);
    expect(told['FRESH']).toBeGreaterThan(REQUESTS / 10);
  });

  test('leave the memory as it was when a fifth of them had been answered', () => {
    const [first, last] = [vitals[0]!.heapBytes, vitals.at(-1)!.heapBytes];
    expect((last - first) / MEGABYTE).toBeLessThan(4);
  });

  test('never hold more files and sockets than clients, pools and database explain', () => {
    expect(Math.max(...vitals.map(({ openMax }) => openMax))).toBeLessThan(CONNECTIONS + SYSTEMS.length * DEFAULT_LIMITS.concurrent + 70);
  });

  test('leave the event loop responsive', () => {
    expect(Math.max(...vitals.map(({ busyMillisecondsP99 }) => busyMillisecondsP99))).toBeLessThan(250);
  });
});
