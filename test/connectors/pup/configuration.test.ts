import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openConnectors } from '../../../connectors/registry.js';
import { readConfig } from '../../../src/config.js';

const URL = 'https://pup.powiat.example/dane-osob';
const account = { userEnv: 'PUP_USER', passwordEnv: 'PUP_PASSWORD' };
const SECRETS = { PUP_USER: 'cus', PUP_PASSWORD: 'hasło' };

describe('the labour office in the file that HUB_CONFIG names', () => {
  let folder: string;
  beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'cus-hub-pup-')); });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));
  const readWith = (PUP: unknown, env: Record<string, string> = SECRETS) => {
    const path = join(folder, 'centre.json');
    writeFileSync(path, JSON.stringify({
      tenant: 'cus-test', centre: { form: 'OPS_TRANSFORMED', gminas: ['3208083'], powiatRights: false },
      office: { name: 'CUS', address: 'ul. Próbna 1', dataProtectionOfficer: 'iod@cus.example' }, sources: { PUP },
    }));
    return readConfig({ HUB_CONFIG: path, ...env }).centre!.sources.PUP!;
  };

  test.each(['soap-1.1', 'soap-1.2'] as const)('is spoken with over %s, with an account or without', async (adapter) => {
    expect(readWith({ adapter, url: URL })).toEqual({ adapter, url: URL });
    expect(readWith({ adapter, url: URL, account }).account).toEqual(account);
    const [connector] = openConnectors({ PUP: { url: URL, adapter, account: { user: 'cus', password: 'hasło' } } });
    expect([connector!.system, connector!.adapter]).toEqual(['PUP', adapter]);
    await connector!.close();
  });
  test('is spoken with over SOAP 1.1 where an address says nothing else, as in the demo', async () => {
    const [connector] = openConnectors({ PUP: { url: URL } });
    expect(connector!.adapter).toBe('soap-1.1');
    await connector!.close();
  });
  test.each<[string, object, Record<string, string>, RegExp]>([
    ['a version that there is not', { adapter: 'soap-2.0', url: URL }, SECRETS, /HUB_CONFIG, sources\.PUP\.adapter: musi być jednym z: soap-1\.1, soap-1\.2/],
    ['half an account', { adapter: 'soap-1.1', url: URL, account: { userEnv: 'PUP_USER' } }, SECRETS, /HUB_CONFIG, sources\.PUP\.account\.passwordEnv: /],
    ['a password in the file', { adapter: 'soap-1.1', url: URL, account: { ...account, password: 'hasło' } }, SECRETS, /HUB_CONFIG, sources\.PUP\.account: /],
    ['a variable that is not set', { adapter: 'soap-1.1', url: URL, account }, { PUP_USER: 'cus' }, /HUB_CONFIG, sources\.PUP\.account\.passwordEnv: zmienna, którą tu wskazano, nie jest ustawiona/],
  ])('is refused with %s', (_, PUP, env, sentence) => expect(() => readWith(PUP, env)).toThrow(sentence));
});
