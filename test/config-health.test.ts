import { describe, expect, test } from '@jest/globals';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '../src/config.js';
import { DEMO_OFFICE } from '../src/demo/demo-centre.js';

const FHIR = { adapter: 'fhir-r4', url: 'https://fhir.example/r4' };
const NFZ = { url: 'https://apinfz.nfz.gov.pl/app-itl-api-pcus', version: '1.4' };
const EWUS = { url: 'https://ewus.example/services', domain: '16', loginEnv: 'MY_LOGIN', passwordEnv: 'MY_PASSWORD' };
const SECRETS = { MY_LOGIN: 'SPZOZ1', MY_PASSWORD: 'tajne' };

function read(health: object, env: Record<string, string> = SECRETS) {
  const file = join(mkdtempSync(join(tmpdir(), 'cus-hub-config-')), 'gmina.json');
  writeFileSync(file, JSON.stringify({ tenant: 'moja-gmina', centre: { form: 'OPS_TRANSFORMED', gminas: ['3208083'], powiatRights: false }, office: DEMO_OFFICE, sources: { HEALTH: health } }));
  return readConfig({ HUB_CONFIG: file, ...env }).centre!.sources.HEALTH;
}

describe('the wires of HEALTH in the configuration', () => {
  test('a provider alone, or with the queues of the NFZ and eWUŚ', () => {
    expect(read(FHIR)).toEqual(FHIR);
    expect(read({ ...FHIR, nfz: NFZ, ewus: { ...EWUS, providerId: '160000001' } })).toEqual({ ...FHIR, nfz: NFZ, ewus: { ...EWUS, providerId: '160000001' } });
  });

  test.each([
    ['a TERC code where the number of a branch belongs', { ewus: { ...EWUS, domain: '32' } }, 'sources.HEALTH.ewus.domain: musi być numerem oddziału NFZ (01–16), nie kodem TERC'],
    ['a version that there is not', { nfz: { ...NFZ, version: '2.0' } }, 'sources.HEALTH.nfz.version: musi być wersją 1.3 albo 1.4'],
    ['a password in the file', { ewus: { ...EWUS, password: 'tajne' } }, 'sources.HEALTH.ewus'],
  ])('%s is refused', (_, more, because) => expect(() => read({ ...FHIR, ...more })).toThrow(because));

  test('a secret that is missing is told by its place', () => {
    expect(() => read({ ...FHIR, ewus: EWUS }, { MY_LOGIN: 'SPZOZ1' })).toThrow('HUB_CONFIG, sources.HEALTH.ewus.passwordEnv: zmienna, którą tu wskazano, nie jest ustawiona');
  });
});
