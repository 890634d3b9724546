import { afterAll, describe, expect, test } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '../src/config.js';
import { DEMO_OFFICE } from '../src/demo/demo-centre.js';

const folder = mkdtempSync(join(tmpdir(), 'cus-hub-config-'));
afterAll(() => rmSync(folder, { recursive: true }));

const CENTRE = { form: 'OPS_TRANSFORMED', gminas: ['3208083'], powiatRights: false };
const PUP = { adapter: 'soap-1.1', url: 'https://pup.example/ws' };

function read(document: unknown) {
  const path = join(folder, 'centre.json');
  writeFileSync(path, JSON.stringify(document));
  return readConfig({ HUB_CONFIG: path }).centre!;
}
const complaints = (work: () => unknown): string[] => {
  try {
    work();
  } catch (error) {
    return (error as Error).message.split('\n').slice(1).map((line) => line.replace('  - HUB_CONFIG, ', ''));
  }
  return [];
};
const withPup = (more: object) => ({ tenant: 'cus-test', centre: CENTRE, office: DEMO_OFFICE, sources: { PUP: { ...PUP, ...more } } });

describe('limits of a source in HUB_CONFIG', () => {
  const LIMITS = { attemptMilliseconds: 5_000, attempts: 3, concurrent: 10, waiting: 0, failuresToOpen: 3, openMilliseconds: 30_000, ratePerSecond: 2 };

  test('are read, all of them or a few', () => {
    expect(read(withPup({ limits: LIMITS })).sources.PUP).toEqual({ ...PUP, limits: LIMITS });
    expect(read(withPup({ limits: { attempts: 1 } })).sources.PUP).toEqual({ ...PUP, limits: { attempts: 1 } });
  });

  test.each([
    ['attemptMilliseconds', 99, 'od 100 do 60000'], ['attemptMilliseconds', 60_001, 'od 100 do 60000'], ['attempts', 0, 'od 1 do 5'], ['attempts', 6, 'od 1 do 5'],
    ['concurrent', 0, 'od 1 do 200'], ['waiting', -1, 'od 0 do 5000'], ['failuresToOpen', 101, 'od 1 do 100'], ['openMilliseconds', 600_001, 'od 100 do 600000'],
    ['ratePerSecond', 0, 'od 1 do 1000'], ['ratePerSecond', 1.5, 'od 1 do 1000'], ['ratePerSecond', '2', 'od 1 do 1000'],
  ])('%s of %j is out of its range', (name, value, range) => expect(complaints(() => read(withPup({ limits: { ...LIMITS, [name]: value } }))))
    .toEqual([`sources.PUP.limits.${name}: musi być liczbą całkowitą ${range}`]));

  test('that there are not are refused by name, and so are those of a folder, which nobody asks', () => {
    expect(complaints(() => read(withPup({ limits: { answerBytesMax: 1 } })))).toEqual(['sources.PUP.limits: nie ma takiego ustawienia: answerBytesMax']);
    const folderOfOps = { adapter: 'export-folder', folder: '/srv/ops', limits: LIMITS };
    expect(complaints(() => read({ ...withPup({}), sources: { OPS: folderOfOps } }))).toEqual(['sources.OPS: nie ma takiego ustawienia: limits']);
  });
});

describe('whatever is wrong in HUB_CONFIG is said in Polish, all at once', () => {
  test.each([
    ['an empty document', {}, ['tenant: brakuje tej wartości', 'centre: brakuje tej wartości', 'office: brakuje tej wartości', 'sources: brakuje tej wartości']],
    ['a list', [], ['plik: musi być obiektem']],
    ['wrong types', { tenant: 7, office: DEMO_OFFICE, centre: { form: 'CUS', gminas: '3208083', powiatRights: 'nie' }, sources: { PUP: 'adres' } }, [
      'tenant: musi być tekstem',
      'centre.form: musi być jedną z wartości: OPS_TRANSFORMED, MULTI_GMINA, CITY_SEPARATE, MOPR_TRANSFORMED', 'centre.gminas: musi być listą',
      'centre.powiatRights: musi być jedną z wartości: true, false', 'sources.PUP: musi być obiektem',
    ]],
    ['a centre without a gmina, an agreement that says too little', { ...withPup({}), centre: { ...CENTRE, gminas: [], agreements: [{ matter: 'X', unit: 'Y', basis: '-' }] } }, [
      'centre.gminas: musi zawierać co najmniej jeden kod gminy', 'centre.agreements.0.matter: nie ma takiej sprawy', 'centre.agreements.0.unit: nie ma takiej jednostki',
      'centre.agreements.0.basis: musi mieć co najmniej 3 znaki',
    ]],
    ['an adapter that there is not', withPup({ adapter: 'rest' }), ['sources.PUP.adapter: musi być jednym z: soap-1.1, soap-1.2']],
    ['a system that there is not', { ...withPup({}), sources: { ZUS: PUP } }, ['sources: nie ma takiego ustawienia: ZUS']],
    ['another adapter than the one there is', { ...withPup({}), sources: { GMINA: { ...PUP, adapter: 'soap' } } }, ['sources.GMINA.adapter: musi być jedną z wartości: rest']],
    ['an office with a name of one letter', { ...withPup({}), office: { ...DEMO_OFFICE, name: 'C' } }, ['office.name: za krótkie; najmniejsza długość: 3']],
    ['a break without its end', withPup({ maintenance: [{ days: ['SUN'], from: '22:00' }] }), ['sources.PUP.maintenance.0.until: brakuje tej wartości']],
  ])('%s', (_, document, expected) => expect(complaints(() => read(document))).toEqual(expected));

  const NO_NAME = 'musi być nazwą zmiennej środowiskowej (wielkie litery, cyfry, _), a nie samym sekretem';
  test.each([
    ['tajny-token-7f3a', NO_NAME], ['7F3A', NO_NAME], ['OPS_TOKEN ', NO_NAME], ['', NO_NAME], ['TAJNY7F3A', 'zmienna, którą tu wskazano, nie jest ustawiona'],
  ])('a secret in the place of a variable\'s name (%j) is not told, only where it stands', (secret, because) => {
    const account = { userEnv: secret, passwordEnv: secret };
    const places = ['sources.PUP.tokenEnv', 'sources.PUP.account.userEnv', 'sources.PUP.account.passwordEnv'];
    expect(complaints(() => read(withPup({ tokenEnv: secret, account })))).toEqual(places.map((place) => `${place}: ${because}`));
  });

  test.each([
    'mysql://hub:tajne@baza/hub', 'postgres://hub:ta#jne@baza/hub', 'postgres://hub:12#jne@baza/hub', 'postgres://hub:ta%jne@baza/hub', 'tajne',
  ])('an address of a database that is none (%s) is not told either', (address) => {
    expect(complaints(() => readConfig({ HUB_DATABASE_URL: address }))).toEqual([expect.stringMatching(/^ {2}- HUB_DATABASE_URL: musi być adresem postgres:[^%]*%XX$/)]);
  });

  test('an address of a database asks for nothing that the hub would not do', () =>
    expect(complaints(() => readConfig({ HUB_DATABASE_URL: 'postgres://hub:tajne@baza/hub?sslmode=require' })))
      .toEqual(['  - HUB_DATABASE_URL: nie może mieć nic po „?”: hub tego nie czyta, także sslmode']));

  test('and so is what is wrong in the environment', () => {
    expect(complaints(() => readConfig({ HUB_PLAYGROUND: 'tak', HUB_ROLES: 'gateway,król', PORT: '-1' }))).toEqual([
      '  - PORT: musi być numerem portu (0–65535)', '  - HUB_PLAYGROUND: musi być jedną z wartości: true, false',
      expect.stringMatching(/^  - HUB_ROLES\.1: musi być jedną z wartości: gateway, relay, consumer/),
    ]);
  });
});
