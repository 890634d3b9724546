import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { StartFault } from '../../../src/embedded/start-fault.js';
import { reachDatabase } from '../../../src/shell/store/reach-database.js';
import { testDatabase, type TestDatabase } from '../../postgres.js';

const PASSWORD = 'synthetic-hidden-word';
let database: TestDatabase;
beforeAll(async () => { database = await testDatabase(); });
afterAll(() => database.drop());

const said = async (url: string, migrates = false) => {
  const fault: unknown = await reachDatabase({ variable: 'HUB_DATABASE_URL', url, migrates }).catch((error: unknown) => error);
  expect(fault).toBeInstanceOf(StartFault);
  return (fault as StartFault).message;
};
const changed = (change: (url: URL) => void) => {
  const url = new URL(database.url);
  change(url);
  return url.href;
};

describe('a database that cannot be used is one sentence with the variable, and without its password', () => {
  test.each<[string, (url: URL) => void, string]>([
    ['that nobody listens for', (url) => { url.port = '1'; url.password = PASSWORD; }, 'pod tym adresem nic nie przyjmuje połączeń'],
    ['on a host that there is not', (url) => { url.hostname = 'baza.invalid'; url.password = PASSWORD; }, 'nie ma hosta o tej nazwie'],
    ['that knows another password', (url) => { url.password = PASSWORD; }, 'PostgreSQL nie przyjął nazwy użytkownika albo hasła.'],
    ['that does not know the user', (url) => { url.username = 'nobody-here'; }, 'PostgreSQL nie przyjął nazwy użytkownika albo hasła.'],
    ['that is not there', (url) => { url.pathname = '/no-such-database'; }, 'nie ma tam bazy o tej nazwie'],
  ])('%s', async (_name, change, because) => {
    const sentence = await said(changed(change));
    expect(sentence).toMatch(/^Nie można połączyć się z bazą danych, którą podaje HUB_DATABASE_URL: /);
    expect(sentence).toContain(because);
    for (const hidden of [PASSWORD, new URL(database.url).password]) expect(sentence).not.toContain(hidden);
  });

  test('a role that may not make tables is told where the owner belongs', async () =>
    expect(await said(database.url, true)).toBe('Rola, którą podaje HUB_DATABASE_URL, nie może zakładać tabel. Właściciela tabel podaje się w HUB_DATABASE_OWNER_URL.'));
});

test('one that can be used is left without a connection; whoever leaks one, fails when it is dropped', async () => {
  await expect(reachDatabase({ variable: 'HUB_DATABASE_URL', url: database.url, migrates: false })).resolves.toBeUndefined();
  await expect(reachDatabase({ variable: 'HUB_DATABASE_OWNER_URL', url: database.ownerUrl, migrates: true })).resolves.toBeUndefined();
});
