import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { publishExport } from '../../connectors/ops/export/simulator.js';
import { MAINTENANCE_DAYS } from '../../connectors/transport/maintenance.js';
import { startSimulator } from '../../connectors/transport/simulator-server.js';
import { readConfig } from '../../src/config.js';
import { DEMO_OFFICE, DEMO_TENANT } from '../../src/demo/demo-centre.js';
import { POPULATION } from '../../src/demo/population.js';
import { warsawMoment } from '../../src/vocabulary/local-date.js';
import { runningHub, type RunningHub } from '../running-hub.js';

/** Known to all four sources that know people. */
const KNOWN = POPULATION[21]!;
const legal = { basis: 'ustawa o CUS art. 37', purpose: 'NEEDS_RECOGNITION', caseId: 'W/2026/000001' };
const NIGHTS = [{ days: ['MON', 'SUN'] as const, from: '22:00', until: '05:00' }];
const ALWAYS = [{ days: MAINTENANCE_DAYS, from: '00:00', until: '00:00' }];

interface Operation { readonly coordinate: string; readonly breaker: string; readonly calls: number; readonly refusedRecords: number | null; readonly [more: string]: unknown }
interface System { readonly system: string; readonly connected: boolean; readonly adapter: string; readonly maintenanceUntil: string | null; readonly operations: readonly Operation[] }
interface Provenance { readonly state: string; readonly because: string }
interface Answer { readonly data: { readonly resident: Readonly<Record<string, { readonly provenance: Provenance; readonly record?: unknown; readonly services?: readonly unknown[] }>> }; readonly errors?: readonly { readonly extensions: object }[] }

describe('systems in the graph', () => {
  let hub: RunningHub;
  const folder = mkdtempSync(join(tmpdir(), 'cus-hub-systems-'));
  beforeAll(async () => { hub = await runningHub(); });
  afterAll(async () => {
    await hub.close();
    rmSync(folder, { recursive: true });
  });

  const systems = async () => (await hub.as('administrator').ask<{ systems: readonly System[] }>(`{ systems {
    system connected adapter maintenanceUntil operations { coordinate breaker lastHeardAt lastFault lastFaultAt latencyMilliseconds calls refusedRecords } } }`)).systems;
  const system = async (name: string) => (await systems()).find((each) => each.system === name)!;
  const card = async (): Promise<Answer> => {
    const token = await hub.issuer.issue({ role: 'coordinator', tenant: DEMO_TENANT, lifetimeSeconds: 60 });
    const response = await fetch(hub.graphUrl, {
      method: 'POST', headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify({
        query: `query ($identifier: PersonIdentifierInput!, $legal: LegalContextInput!) { resident(identifier: $identifier, legal: $legal) {
          socialAssistance { provenance { state because } record { benefits { name } } } labour { provenance { state because } record { status } }
          offers { provenance { state because } services { name } } } }`,
        variables: { identifier: KNOWN.identifier, legal },
      }),
    });
    return (await response.json()) as Answer;
  };

  test('show each operation: its breaker, when it last answered, how long that takes, and its last fault', async () => {
    const first = await system('PUP');
    expect(first).toMatchObject({ connected: true, adapter: 'soap-1.1', maintenanceUntil: null, operations: [] });
    await card();
    const [healthy] = (await system('PUP')).operations;
    expect(healthy).toEqual({
      coordinate: 'pup.status', breaker: 'CLOSED', lastHeardAt: expect.any(String), lastFault: null, lastFaultAt: null, latencyMilliseconds: expect.any(Number), calls: 1, refusedRecords: null,
    });
    expect(Date.now() - Date.parse(String(healthy!['lastHeardAt']))).toBeLessThan(10_000);
    hub.simulators.PUP.setMode('server-error');
    for (let i = 0; i < 3; i += 1) await card(); // two attempts each
    const { data, errors } = await card();
    expect(data.resident['labour']!.provenance.because).toMatch(/zawiódł kilka razy z rzędu/);
    expect(errors).toMatchObject([{ extensions: { code: 'SOURCE_CIRCUIT_OPEN', coordinate: 'pup.status', retryable: true } }]);
    const [failed] = (await system('PUP')).operations;
    expect(failed).toEqual({ ...healthy, breaker: 'OPEN', lastFault: 'SERVER_ERROR', lastFaultAt: expect.any(String), calls: 6 });
    hub.simulators.PUP.setMode('up');
  });

  test('count the records that an export has and that cannot be true', async () => {
    await publishExport(folder, POPULATION, { madeAt: new Date() });
    const name = readFileSync(join(folder, 'current'), 'utf8').trim();
    spoilOneBenefit(join(folder, name));
    await hub.restart({ addresses: (demo) => ({ ...demo, OPS: { url: pathToFileURL(folder).href } }) });
    expect((await card()).data.resident['socialAssistance']!.provenance.state).toMatch(/^(FRESH|STALE)$/);
    expect(await system('OPS')).toMatchObject({ adapter: 'export-folder', operations: [{ coordinate: 'ops.export', breaker: 'CLOSED', calls: 1, refusedRecords: 1 }] });
  });

  test('name the end of a planned break, in which the source is not asked', async () => {
    await hub.restart();
    await card(); // the catalogue is heard once, and forgotten with that hub
    const before = [hub.simulators.PUP.calls(), hub.simulators.NGO.calls()];
    await hub.restart({ addresses: (demo) => ({
      ...demo, PUP: { ...demo.PUP, limits: { maintenance: ALWAYS } }, NGO: { ...demo.NGO, limits: { maintenance: ALWAYS } },
    }) });
    const { data: { resident }, errors } = await card();
    const until = new Date((await system('PUP')).maintenanceUntil!);
    expect(until.getTime()).toBeGreaterThan(Date.now());
    expect(resident['labour']).toEqual({
      provenance: { state: 'UNAVAILABLE', because: `System powiatowego urzędu pracy (PUP) ma przerwę do ${warsawMoment(until)}.` }, record: null,
    });
    expect(errors!.map(({ extensions }) => extensions)).toEqual(expect.arrayContaining(['pup.status', 'ngo.catalogue'].map((coordinate) =>
      expect.objectContaining({ code: 'SOURCE_MAINTENANCE', coordinate, retryable: true }))));
    expect([hub.simulators.PUP.calls(), hub.simulators.NGO.calls()]).toEqual(before);
    expect((await systems()).filter(({ maintenanceUntil }) => maintenanceUntil !== null).map((each) => each.system)).toEqual(['PUP', 'NGO']);
    expect(resident['socialAssistance']!.provenance.state).toBe('FRESH');
  });

  test('show the limits and the breaks in force, the connector\'s own where the administrator set none', async () => {
    const limits = { attemptMilliseconds: 1_500, attempts: 3, ratePerSecond: 7 };
    await hub.restart({ addresses: (demo) => ({ ...demo, PUP: { ...demo.PUP, limits: { ...limits, maintenance: NIGHTS } }, OPS: { url: pathToFileURL(folder).href } }) });
    const told = await hub.as('administrator').ask<{ systems: readonly Pick<System, 'system'>[] }>(`{ systems {
      system maintenance { days from until } limits { attemptMilliseconds attempts concurrent waiting failuresToOpen openMilliseconds ratePerSecond } } }`);
    const own = { attemptMilliseconds: 2_000, attempts: 2, concurrent: 20, waiting: 200, failuresToOpen: 5, openMilliseconds: 5_000, ratePerSecond: null };
    expect(told.systems).toEqual([
      { system: 'OPS', maintenance: [], limits: null }, // a folder
      { system: 'GMINA', maintenance: [], limits: own }, { system: 'PUP', maintenance: NIGHTS, limits: { ...own, ...limits } },
      { system: 'HEALTH', maintenance: [], limits: own }, { system: 'NGO', maintenance: [], limits: own },
    ]);
  });

  test('say until when a source asked for quiet, in which it is not asked', async () => {
    const busy = await startSimulator((_, response) => { response.writeHead(429, { 'retry-after': '60' }).end(); });
    await hub.restart({ addresses: (demo) => ({ ...demo, PUP: { ...demo.PUP, url: busy.url } }) });
    const quietUntil = async () => (await hub.as('administrator').ask<{ systems: readonly { readonly operations: readonly { readonly quietUntil: string | null }[] }[] }>(
      '{ systems { operations { quietUntil } } }')).systems.flatMap(({ operations }) => operations.flatMap((each) => each.quietUntil ?? []));
    for (let i = 0; i < 3; i += 1) expect((await card()).errors).toMatchObject([{ extensions: { code: 'SOURCE_OVERLOADED', coordinate: 'pup.status', retryable: true } }]);
    const [until, ...others] = await quietUntil();
    expect(Date.parse(until!)).toBeGreaterThan(Date.now());
    expect(others).toEqual([]);
    expect(busy.calls()).toBe(1);
    await busy.close();
  });
});

/** One benefit that ends before it begins; the manifest is right about its file. */
function spoilOneBenefit(exported: string): void {
  const [path, manifestPath] = [join(exported, 'swiadczenia.csv'), join(exported, 'manifest.json')];
  const spoilt = Buffer.from(readFileSync(path, 'utf8').replace('31.12.2026', '31.12.1999'));
  const manifest = JSON.parse(readFileSync(manifestPath, 'utf8')) as { pliki: { nazwa: string; bajtow: number; sha256: string }[] };
  const file = manifest.pliki.find(({ nazwa }) => nazwa === 'swiadczenia.csv')!;
  Object.assign(file, { bajtow: spoilt.length, sha256: createHash('sha256').update(spoilt).digest('hex') });
  writeFileSync(path, spoilt);
  writeFileSync(manifestPath, JSON.stringify(manifest));
}

describe('a planned break in HUB_CONFIG', () => {
  const folder = mkdtempSync(join(tmpdir(), 'cus-hub-breaks-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const read = (maintenance: unknown) => {
    const path = join(folder, 'centre.json');
    writeFileSync(path, JSON.stringify({
      tenant: 'cus-test', centre: { form: 'OPS_TRANSFORMED', gminas: ['3263011'], powiatRights: false }, office: DEMO_OFFICE,
      sources: { PUP: { adapter: 'soap-1.1', url: 'http://127.0.0.1:1/pup', maintenance } },
    }));
    return readConfig({ HUB_CONFIG: path }).centre!.sources.PUP!.maintenance;
  };
  test('is read', () => expect(read(NIGHTS)).toEqual(NIGHTS));
  test.each([
    ['a day that there is not', [{ ...NIGHTS[0], days: ['PN'] }], /PUP\.maintenance\.0\.days\.0: musi być jednym z: SUN, MON, TUE/],
    ['no day', [{ ...NIGHTS[0], days: [] }], /PUP\.maintenance\.0\.days: musi zawierać co najmniej jeden dzień/],
    ['a time that there is not', [{ ...NIGHTS[0], until: '24:00' }], /PUP\.maintenance\.0\.until: musi być godziną/],
    ['a time in other words', [{ ...NIGHTS[0], from: '10 pm' }], /PUP\.maintenance\.0\.from: musi być godziną/],
  ])('with %s is refused with a sentence', (_, maintenance, sentence) => expect(() => read(maintenance)).toThrow(sentence));
});
