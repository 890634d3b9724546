import { describe, expect, test } from '@jest/globals';
import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '../src/config.js';
import { DEMO_OFFICE } from '../src/demo/demo-centre.js';

const REGISTER = { adapter: 'rest', url: 'https://rejestr.example' };
const BOX = {
  url: 'https://uaapi.example/api/v1', address: 'AE:PL-10001-20002-ABCDE-99', tokenUrl: 'https://ow.example/auth/realms/EDOR/protocol/openid-connect/token', clientId: 'CUS-HUB', keyEnv: 'EDOR_KEY',
};
const OFFICE = {
  url: 'https://integrator.example', tokenUrl: 'https://sso.example/connect/token', host: 'ezd.example', officeId: 'podmiot-1', postId: 'stanowisko-1', keyIdEnv: 'EZD_KEY_ID', keyEnv: 'EZD_KEY',
  classes: { 5122: { listId: 'wykaz-1', category: 'B10' } },
};
const KEY = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
const SECRETS = { EDOR_KEY: KEY.export({ type: 'pkcs8', format: 'pem' }).toString(), EZD_KEY_ID: 'klucz', EZD_KEY: 'na-niby' };

function read(more: object, env: Record<string, string> = SECRETS) {
  const file = join(mkdtempSync(join(tmpdir(), 'cus-hub-config-')), 'gmina.json');
  const sources = { GMINA: { ...REGISTER, ...more } };
  writeFileSync(file, JSON.stringify({ tenant: 'moja-gmina', centre: { form: 'OPS_TRANSFORMED', gminas: ['3208083'], powiatRights: false }, office: DEMO_OFFICE, sources }));
  return readConfig({ HUB_CONFIG: file, ...env });
}

describe('the ways by which letters leave, in the configuration', () => {
  test('are none, or a box of e-Doręczenia, or the office\'s EZD with 5122 for the class of its archive', () => {
    expect(read({}).centre!.sources.GMINA).toEqual(REGISTER);
    expect(read({ edoreczenia: BOX, ezd: OFFICE }).centre!.sources.GMINA).toEqual({ ...REGISTER, edoreczenia: BOX, ezd: { ...OFFICE, jrwa: '5122' } });
  });

  test('a key may be a JWK', () =>
    expect(read({ edoreczenia: BOX }, { EDOR_KEY: JSON.stringify(KEY.export({ format: 'jwk' })) }).centre!.sources.GMINA).toMatchObject({ edoreczenia: BOX }));

  test.each([
    ['an address that is none', { edoreczenia: { ...BOX, address: 'AE:PL-1' } }, 'sources.GMINA.edoreczenia.address: musi być adresem do doręczeń elektronicznych'],
    ['a class that the office was not told of', { ezd: { ...OFFICE, jrwa: '5120' } }, 'sources.GMINA.ezd.classes: musi zawierać klasę, którą podaje jrwa'],
    ['a class that is no number', { ezd: { ...OFFICE, classes: { ...OFFICE.classes, 'A-1': OFFICE.classes[5122] } } }, 'sources.GMINA.ezd.classes'],
    ['a key in the file', { ezd: { ...OFFICE, key: 'na-niby' } }, 'sources.GMINA.ezd: nie ma takiego ustawienia: key'],
  ])('%s is refused', (_, more, because) => expect(() => read(more)).toThrow(because));

  test('a secret that is missing, or is no key, is told by its place', () => {
    expect(() => read({ ezd: OFFICE }, { EZD_KEY: 'na-niby' })).toThrow('HUB_CONFIG, sources.GMINA.ezd.keyIdEnv: zmienna, którą tu wskazano, nie jest ustawiona');
    for (const EDOR_KEY of ['na-niby', '{}', '{"kty"']) {
      expect(() => read({ edoreczenia: BOX }, { EDOR_KEY })).toThrow(/HUB_CONFIG, sources\.GMINA\.edoreczenia\.keyEnv: zmienna, którą tu wskazano, musi być kluczem prywatnym w PEM albo JWK: [^:]+$/);
    }
  });

  test.each([
    ['Ed25519', generateKeyPairSync('ed25519')], ['P-521', generateKeyPairSync('ec', { namedCurve: 'P-521' })], ['RSA of 1024 bits', generateKeyPairSync('rsa', { modulusLength: 1_024 })],
  ])('a key with which nothing can be signed there (%s) is refused before anything is opened', (_, { privateKey }) =>
    expect(() => read({ edoreczenia: BOX }, { EDOR_KEY: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString() })).toThrow('RSA od 2048 bitów albo EC P-256 lub P-384'));

  test('a hub has the role that sends them, unless it is told its roles', () => {
    expect(read({}).roles).toEqual(['gateway', 'relay', 'consumer', 'clock']);
    expect(read({}, { HUB_ROLES: 'gateway' }).roles).toEqual(['gateway']);
  });
});
