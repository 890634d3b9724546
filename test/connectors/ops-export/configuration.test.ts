import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { publishExport } from '../../../connectors/ops/export/simulator.js';
import { openConnectors } from '../../../connectors/registry.js';
import { readConfig } from '../../../src/config.js';
import { DEMO_OFFICE } from '../../../src/demo/demo-centre.js';
import { identifierKey } from '../../../src/vocabulary/person-identifier.js';
import { ZANETA, ask } from '../transport-soap/questions.js';
import { PEOPLE } from './export-folder.js';

let folder: string;
beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'cus hub ąż%23-')); });
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function readWithOps(OPS: unknown) {
  const path = join(folder, 'centre.json');
  writeFileSync(path, JSON.stringify({
    tenant: 'cus-test', centre: { form: 'OPS_TRANSFORMED', gminas: ['3263011'], powiatRights: false }, office: DEMO_OFFICE, sources: { OPS },
  }));
  return readConfig({ HUB_CONFIG: path, OPS_TOKEN: 'synthetic' });
}

describe('the file that HUB_CONFIG names', () => {
  test('can connect the OPS by its export folder, whatever letters the folder has', async () => {
    await publishExport(folder, PEOPLE, { madeAt: new Date() });
    const { sources } = readWithOps({ adapter: 'export-folder', folder }).centre!;
    const [connector] = openConnectors({ OPS: { url: sources.OPS!.url } });
    expect(connector).toMatchObject({ system: 'OPS', adapter: 'export-folder' });
    expect((await connector!.personParts!([ZANETA], ask())).get(identifierKey(ZANETA))).toMatchObject({ heard: true, value: { identity: { givenName: 'Żaneta' } } });
    await connector!.close();
  });
  test('can connect it by SOAP as before', async () => {
    const { sources } = readWithOps({ adapter: 'soap-1.1', url: 'http://127.0.0.1:1/cbb', tokenEnv: 'OPS_TOKEN' }).centre!;
    expect(sources.OPS).toEqual({ adapter: 'soap-1.1', url: 'http://127.0.0.1:1/cbb', tokenEnv: 'OPS_TOKEN' });
    const [connector] = openConnectors({ OPS: { url: sources.OPS!.url } });
    expect(connector).toMatchObject({ system: 'OPS', adapter: 'soap-1.1' });
    await connector!.close();
  });
  test.each<[string, object, RegExp]>([
    ['a relative folder', { adapter: 'export-folder', folder: 'ops' }, /HUB_CONFIG, sources\.OPS\.folder: musi być ścieżką bezwzględną/],
    ['no folder', { adapter: 'export-folder' }, /HUB_CONFIG, sources\.OPS\.folder: /],
    ['an address where a folder belongs', { adapter: 'export-folder', folder: '/srv/ops', url: 'http://ops.example' }, /HUB_CONFIG, sources\.OPS/],
    ['a folder address for SOAP', { adapter: 'soap-1.1', url: 'file:///srv/ops' }, /HUB_CONFIG, sources\.OPS\.url: musi być adresem http/],
    ['an adapter that there is not', { adapter: 'ftp', folder: '/srv/ops' }, /HUB_CONFIG, sources\.OPS\S*: musi mieć adapter soap-1\.1 albo export-folder/],
  ])('with %s is refused with a sentence', (_, ops, because) => {
    expect(() => readWithOps(ops)).toThrow(because);
  });
});
