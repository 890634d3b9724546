import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { generateKeyPairSync, type KeyPairKeyObjectResult } from 'node:crypto';
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { gminaSimulator } from '../../connectors/gmina/simulator.js';
import type { Simulator } from '../../connectors/transport/knobs.js';
import { readConfig } from '../../src/config.js';
import { DEMO_OFFICE, DEMO_TENANT } from '../../src/demo/demo-centre.js';
import { demoIssuer } from '../../src/demo/demo-issuer.js';
import { graphClient, type GraphClient } from '../../src/demo/graph-client.js';
import { POPULATION } from '../../src/demo/population.js';
import { launch, type Launched } from '../../src/launch.js';
import { testDatabase, type TestDatabase } from '../postgres.js';

const KNOWN = POPULATION[21]!.identifier;
const legal = { basis: 'ustawa o CUS art. 37', purpose: 'NEEDS_RECOGNITION', caseId: 'W/2026/000001' };
const CENTRE = { form: 'OPS_TRANSFORMED', gminas: ['3208083'], powiatRights: false };

const pem = ({ privateKey }: KeyPairKeyObjectResult) => privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();

interface System { readonly system: string; readonly connected: boolean; readonly limits: { readonly attempts: number } | null; readonly maintenance: readonly object[]; readonly operations: readonly { readonly calls: number }[] }

describe('HUB_CONFIG that changes while the hub runs', () => {
  const folder = mkdtempSync(join(tmpdir(), 'cus-hub-reload-'));
  const path = join(folder, 'config', 'centre.json');
  const lines: string[] = [];
  let database: TestDatabase;
  let registers: readonly Simulator[];
  let hub: Launched;
  let [administrator, coordinator]: GraphClient[] = [];

  const rest = (i: number, more = {}) => ({ adapter: 'rest', url: registers[i]!.url, ...more });
  const centreFile = (sources: object, more = {}) => JSON.stringify({ tenant: DEMO_TENANT, centre: CENTRE, office: DEMO_OFFICE, sources, ...more });
  const write = (text: string) => writeFileSync(path, text);
  /** As editors do, and Kubernetes: a new file takes the place of the old one. */
  const putInPlace = (text: string) => {
    writeFileSync(`${path}.new`, text);
    renameSync(`${path}.new`, path);
  };

  beforeAll(async () => {
    [database, registers] = await Promise.all([testDatabase(), Promise.all([0, 1].map(() => gminaSimulator({ people: POPULATION })))]);
    mkdirSync(join(folder, 'config'));
    write(centreFile({ GMINA: rest(0), NGO: { adapter: 'hsds-3.0', url: 'http://127.0.0.1:1/hsds' } }));
    const read = readConfig({
      EDOR_KEY: pem(generateKeyPairSync('ec', { namedCurve: 'P-256' })), HUB_CONFIG: path, HUB_DATA_DIR: join(folder, 'data'), HUB_DATABASE_URL: database.url, HUB_DATABASE_OWNER_URL: database.ownerUrl, PORT: '0', HUB_PLAYGROUND: 'false',
    });
    const config = { ...read, tokenOfSource: (name: string | undefined) => (name === 'EDOR_KEY' ? pem(generateKeyPairSync('ed25519')) : read.tokenOfSource(name)) };
    hub = await launch(config, { fresh: false, walk: false }, pino({ level: 'info' }, { write: (line) => { lines.push(line); } }), () => undefined);
    const issuer = await demoIssuer(join(folder, 'data'));
    [administrator, coordinator] = (['administrator', 'coordinator'] as const).map((role) =>
      graphClient(`${hub.url}/graphql`, () => issuer.issue({ role, tenant: DEMO_TENANT, lifetimeSeconds: 60 })));
  });
  afterAll(async () => {
    await hub.close();
    await Promise.all(registers.map((register) => register.close()));
    await database.drop();
    rmSync(folder, { recursive: true });
  });

  const logged = async (text: string, since: number) => {
    while (!lines.slice(since).some((line) => line.includes(text))) await new Promise((resolve) => setTimeout(resolve, 20));
    return lines.slice(since);
  };
  const registry = async () => (await coordinator!.ask<{ resident: { registry: { provenance: { state: string } } } }>(
    'query ($identifier: PersonIdentifierInput!, $legal: LegalContextInput!) { resident(identifier: $identifier, legal: $legal) { registry { provenance { state } } } }',
    { identifier: KNOWN, legal })).resident.registry.provenance.state;
  const system = async (name: string) => (await administrator!.ask<{ systems: readonly System[] }>(
    '{ systems { system connected limits { attempts } maintenance { days from until } operations { calls } } }')).systems.find((each) => each.system === name)!;
  const calls = () => registers.map((register) => register.calls());

  test('a new address and new limits hold from the next question on, and what stays the same goes on with what is known of it', async () => {
    expect(await registry()).toBe('FRESH');
    await administrator!.ask('{ services { edges { node { id } } } }'); // nobody listens there, which is known now
    expect([calls(), (await system('NGO')).operations.length]).toEqual([[1, 0], 1]);
    const nights = [{ days: ['SUN'], from: '22:00', until: '05:00' }];
    const since = lines.length;
    write(centreFile({ GMINA: rest(1, { limits: { attempts: 4 }, maintenance: nights }), NGO: { adapter: 'hsds-3.0', url: 'http://127.0.0.1:1/hsds' } }));
    await logged('obowiązuje nowa konfiguracja źródeł', since);
    expect(await registry()).toBe('FRESH');
    expect(calls()).toEqual([1, 1]);
    expect(await system('GMINA')).toMatchObject({ limits: { attempts: 4 }, maintenance: nights, operations: [{ calls: 1 }] });
    expect((await system('NGO')).operations).toHaveLength(1);
  });

  test('a wrong file is refused whole, in Polish, and what held before goes on', async () => {
    const before = calls();
    let since = lines.length;
    putInPlace(centreFile({ GMINA: rest(0, { limits: { attempts: 99 } }) }));
    expect((await logged('obowiązuje poprzednia konfiguracja', since)).join('')).toContain('HUB_CONFIG, sources.GMINA.limits.attempts: musi być liczbą całkowitą od 1 do 5');
    since = lines.length;
    putInPlace('{"tenant":');
    await logged('nie jest to JSON', since);
    since = lines.length;
    putInPlace(centreFile({ GMINA: rest(0, { tokenEnv: 'NO_SUCH_TOKEN' }) }));
    await logged('sources.GMINA.tokenEnv: zmienna, którą tu wskazano, nie jest ustawiona', since);
    for (const secret of ['tajny-token-7f3a', 'TAJNY7F3A']) { // one that is no name of a variable, and one that could be
      since = lines.length;
      putInPlace(centreFile({ GMINA: rest(0, { tokenEnv: secret }) }));
      const said = (await logged('sources.GMINA.tokenEnv', since)).join('');
      expect([said.includes('obowiązuje poprzednia konfiguracja'), said.includes(secret)]).toEqual([true, false]);
    }
    expect(await registry()).toBe('FRESH');
    expect(await system('GMINA')).toMatchObject({ connected: true, limits: { attempts: 4 } });
    expect(calls()).toEqual([before[0], before[1]! + 1]);
  });

  test('a source that cannot be opened is refused like a wrong file, and the hub goes on', async () => {
    const since = lines.length;
    const box = { url: 'http://127.0.0.1:1', address: 'AE:PL-10001-20002-ABCDE-99', tokenUrl: 'http://127.0.0.1:1', clientId: 'CUS-HUB', keyEnv: 'EDOR_KEY' };
    putInPlace(centreFile({ GMINA: rest(0, { edoreczenia: box }), OPS: { adapter: 'soap-1.1', url: 'http://127.0.0.1:1' } }));
    expect((await logged('obowiązuje poprzednia konfiguracja', since)).join('')).toContain('klucz systemu musi być kluczem RSA');
    expect(() => hub.readAgain()).not.toThrow();
    expect(await registry()).toBe('FRESH');
    expect(await system('OPS')).toMatchObject({ connected: false });
  });

  test('a file that an editor puts in the place of the old one counts, and a source that it leaves out is no longer connected', async () => {
    const since = lines.length;
    putInPlace(centreFile({}));
    await logged('obowiązuje nowa konfiguracja źródeł', since);
    expect(await system('GMINA')).toMatchObject({ connected: false, limits: null });
    expect(await registry()).toBe('NOT_ASKED');
  });

  test('a change of the centre is said to need a restart, and the sources of the same file hold at once', async () => {
    const since = lines.length;
    putInPlace(centreFile({ GMINA: rest(0) }, { centre: { ...CENTRE, form: 'MULTI_GMINA' } }));
    await logged('po ponownym uruchomieniu huba', since);
    expect(await registry()).toBe('FRESH');
  });

  test('SIGHUP has it read again, and does not end the hub', async () => {
    const env = {
      HUB_CONFIG: path, HUB_DATA_DIR: join(folder, 'other'), HUB_DATABASE_URL: database.url, HUB_DATABASE_OWNER_URL: database.ownerUrl, PORT: '0', HUB_PLAYGROUND: 'false', HUB_ROLES: 'gateway',
    };
    const child = spawn(process.execPath, [join(import.meta.dirname, '..', '..', 'src', 'main.js')], { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'inherit'] });
    const ended = once(child, 'exit');
    let said = '';
    const heard = async (text: RegExp) => {
      while (!text.test(said)) said += String((await once(child.stdout, 'data'))[0]);
      return text.exec(said)!;
    };
    const [ready] = await heard(/http:\S+\/health\/ready/);
    write(centreFile({ GMINA: rest(0), NGO: { adapter: 'hsds-3.0', url: 'http://127.0.0.1:1/hsds' } }));
    child.kill('SIGHUP');
    await heard(/Wczytałem ponownie HUB_CONFIG/);
    expect((await fetch(ready!)).status).toBe(200);
    child.kill('SIGTERM');
    expect((await ended)[0]).toBe(0);
  });

  test('it is read again when somebody says so, and nothing happens when it is the same', async () => {
    hub.readAgain();
    const since = lines.length;
    hub.readAgain();
    expect(lines.slice(since)).toEqual([]);
    expect(await registry()).toBe('FRESH');
  });
});
