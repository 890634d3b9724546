import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openConnectors } from '../../../connectors/registry.js';
import { DEMO_OFFICE } from '../../../src/demo/demo-centre.js';
import { readConfig } from '../../../src/config.js';

const NGO_URL = 'http://127.0.0.1:1/hsds';

describe('the file that HUB_CONFIG names', () => {
  let folder: string;
  beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'cus-hub-krs-')); });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));
  const readWithNgo = (NGO: unknown) => {
    const path = join(folder, 'centre.json');
    writeFileSync(path, JSON.stringify({
      tenant: 'cus-test', centre: { form: 'OPS_TRANSFORMED', gminas: ['3208083'], powiatRights: false }, office: DEMO_OFFICE, sources: { NGO },
    }));
    return readConfig({ HUB_CONFIG: path }).centre!.sources.NGO!;
  };

  test.each(['hsds-3.0', 'hsds-3.1'])('connects a directory over %s without KRS, and nobody is asked how an organisation stands', async (adapter) => {
    const { url, krs } = readWithNgo({ adapter, url: NGO_URL });
    const [connector] = openConnectors({ NGO: { url, krs } });
    expect([connector!.catalogue === undefined, connector!.standing === undefined]).toEqual([false, true]);
    await connector!.close();
  });

  test('connects KRS beside the directory', async () => {
    const { url, krs } = readWithNgo({ adapter: 'hsds-3.1', url: NGO_URL, krs: { url: 'https://api-krs.ms.gov.pl' } });
    expect(krs).toEqual({ url: 'https://api-krs.ms.gov.pl' });
    const [connector] = openConnectors({ NGO: { url, krs } });
    expect(connector!.standing).toBeDefined();
    await connector!.close();
  });

  test.each<[string, object, RegExp]>([
    ['an address of KRS that is none', { adapter: 'hsds-3.0', url: NGO_URL, krs: { url: 'api-krs.ms.gov.pl' } }, /HUB_CONFIG, sources\.NGO\.krs\.url: musi być adresem http/],
    ['an adapter that there is not', { adapter: 'hsds-1.1', url: NGO_URL }, /HUB_CONFIG, sources\.NGO\.adapter: /],
    ['KRS without a directory', { krs: { url: 'https://api-krs.ms.gov.pl' } }, /HUB_CONFIG, sources\.NGO\.adapter: /],
  ])('is refused for %s', (_, NGO, said) => {
    expect(() => readWithNgo(NGO)).toThrow(said);
  });
});
