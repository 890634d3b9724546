import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { gminaSimulator } from '../../connectors/gmina/simulator.js';
import type { Simulator } from '../../connectors/transport/knobs.js';
import { readConfig, type Config } from '../../src/config.js';
import { printToken } from '../../src/demo/commands.js';
import { DEMO_OFFICE, DEMO_TENANT } from '../../src/demo/demo-centre.js';
import { demoIssuer } from '../../src/demo/demo-issuer.js';
import { POPULATION } from '../../src/demo/population.js';
import { launch, type Launched } from '../../src/launch.js';
import { PROJECT_ROOT } from '../../src/project-root.js';
import { testDatabase, type TestDatabase } from '../postgres.js';

const TENANT = 'moja-gmina';
const ASKED = {
  query: 'query ($identifier: PersonIdentifierInput!, $legal: LegalContextInput!) { resident(identifier: $identifier, legal: $legal) { registry { provenance { state } } } }',
  variables: { identifier: POPULATION[21]!.identifier, legal: { basis: 'ustawa o CUS art. 37', purpose: 'NEEDS_RECOGNITION', caseId: 'W/2026/000001' } },
};

/** A register that HUB_CONFIG names, and nobody who issues tokens: somebody tries the hub with systems of their own. */
describe('a hub with real sources and without OIDC', () => {
  const folder = mkdtempSync(join(tmpdir(), 'cus-hub-real-'));
  const said: string[] = [];
  let database: TestDatabase;
  let register: Simulator;
  let config: Config;
  let hub: Launched;

  beforeAll(async () => {
    execFileSync(process.execPath, [join(PROJECT_ROOT, 'src', 'gateway', 'playground', 'build.mjs')]);
    [database, register] = await Promise.all([testDatabase(), gminaSimulator({ people: POPULATION })]);
    const file = join(folder, 'centre.json');
    const centre = { form: 'OPS_TRANSFORMED', gminas: ['3208083'], powiatRights: false };
    writeFileSync(file, JSON.stringify({ tenant: TENANT, centre, office: DEMO_OFFICE, sources: { GMINA: { adapter: 'rest', url: register.url } } }));
    config = readConfig({ HUB_CONFIG: file, HUB_DATA_DIR: join(folder, 'data'), HUB_DATABASE_URL: database.url, HUB_DATABASE_OWNER_URL: database.ownerUrl, PORT: '0' });
    hub = await launch(config, { fresh: false, walk: false }, pino({ level: 'silent' }), (line) => said.push(line));
  }, 60_000);
  afterAll(async () => {
    await hub.close();
    await register.close();
    await database.drop();
    rmSync(folder, { recursive: true });
  });

  const post = (path: string, body: object, headers = {}) =>
    fetch(`${hub.url}${path}`, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) });
  const askAs = async (token: string) => {
    const answer = await post('/graphql', ASKED, { authorization: `Bearer ${token}` });
    return { status: answer.status, json: await answer.json() as unknown };
  };
  const printed = async (place: Config) => {
    let token = '';
    await printToken(place, { role: 'coordinator', lifetimeSeconds: 60 }, (line) => { token = line; });
    return token;
  };

  test('says in one line that this is for trying out', () =>
    expect(said.filter((line) => line.includes('OIDC_ISSUER'))).toEqual([expect.stringMatching(/^Uwaga: .*tylko do wypróbowania\..*npm run -s hub -- token/)]));

  test('gives nobody a token over HTTP; the playground is there, and asks for one', async () => {
    expect((await fetch(`${hub.url}/`)).status).toBe(200);
    expect(await (await fetch(`${hub.url}/playground/settings`)).json()).toEqual({ tokens: false });
    expect((await post('/playground/token', { role: 'director' })).status).toBe(404);
  });

  test('takes the token that the command line prints for its tenant', async () =>
    expect(await askAs(await printed(config))).toEqual({ status: 200, json: { data: { resident: { registry: { provenance: { state: 'FRESH' } } } } } }));

  test('refuses a well signed one of another tenant, and asks no source about the resident', async () => {
    const before = register.calls();
    const foreign = await (await demoIssuer(join(folder, 'data'))).issue({ role: 'coordinator', tenant: 'other-gmina', lifetimeSeconds: 60 });
    for (const token of [foreign, await printed({ ...config, centre: null })]) {
      expect(await askAs(token)).toEqual({ status: 401, json: { errors: [expect.objectContaining({ extensions: expect.objectContaining({ code: 'UNAUTHENTICATED' }) })] } });
    }
    expect(register.calls()).toBe(before);
    expect(TENANT).not.toBe(DEMO_TENANT);
  });

  test('the token of a unit that the command line prints is for the area of its own gmina', async () => {
    let token = '';
    await printToken(config, { role: 'unit', lifetimeSeconds: 60 }, (line) => { token = line; });
    expect(JSON.parse(Buffer.from(token.split('.')[1]!, 'base64url').toString())).toMatchObject({ role: 'unit', unit: 'PUP', territory: '3208', tenant: TENANT });
  });
});
