import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { once } from 'node:events';
import { readdirSync, statSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import pg from 'pg';
import { openDataFolder, type DataFolder } from '../../src/embedded/data-folder.js';
import { startEmbeddedPostgres, type EmbeddedPostgres } from '../../src/embedded/postgres.js';
import { temporaryFolder } from '../postgres.js';
import { eventually, isAlive, isRefused, isUp, processesWith, startSmallHub } from './small-hub.js';

const place = temporaryFolder();
let folder: DataFolder;
let server: EmbeddedPostgres;
let progress: string[] = [];

async function start(durable = true): Promise<void> {
  progress = [];
  folder = await openDataFolder(place, { fresh: false });
  server = await startEmbeddedPostgres({ folder, durable, onProgress: (sentence) => progress.push(sentence) });
}

async function stop(): Promise<void> {
  await server.stop();
  folder.close();
}

async function ask(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<Record<string, unknown>>(sql);
    return rows;
  } finally {
    await client.end();
  }
}

const words = (): Promise<Record<string, unknown>[]> => ask(server.ownerUrl, 'SELECT word FROM words ORDER BY word');

beforeAll(async () => {
  await start();
  await ask(server.ownerUrl, `CREATE TABLE words (word text); INSERT INTO words VALUES ('zebra'), ('ćma'), ('żaba'), ('cis'), ('łan'), ('lis')`);
});
afterAll(stop);

describe('the server', () => {
  afterEach(async () => {
    if (!isAlive(server.pid)) await start();
  });

  test('sorts as in Polish, keeps its data over a restart and says what it does', async () => {
    const sorted = ['cis', 'ćma', 'lis', 'łan', 'zebra', 'żaba'].map((word) => ({ word }));
    expect(await words()).toEqual(sorted);
    expect(progress).toEqual(['Zakładam bazę danych (tylko przy pierwszym starcie, kilka sekund)…', 'Uruchamiam PostgreSQL…']);
    await stop();
    await start();
    expect(await words()).toEqual(sorted);
    expect(progress).toEqual(['Uruchamiam PostgreSQL…']);
  });

  test('is PostgreSQL 18 on loopback only, with data on the disk when it says so', async () => {
    const names = `'server_version_num', 'listen_addresses', 'unix_socket_directories', 'fsync', 'max_connections'`;
    const settings = await ask(server.adminUrl, `SELECT name, setting FROM pg_settings WHERE name IN (${names}) ORDER BY name`);
    expect(settings).toEqual([
      { name: 'fsync', setting: 'on' },
      { name: 'listen_addresses', setting: '127.0.0.1' },
      { name: 'max_connections', setting: '60' },
      { name: 'server_version_num', setting: expect.stringMatching(/^18/) },
      { name: 'unix_socket_directories', setting: '' },
    ]);
  });

  test('gives the application neither the tables nor the way around row-level security', async () => {
    expect(await ask(server.url, 'SELECT current_user, rolsuper, rolbypassrls, rolcreatedb FROM pg_roles WHERE rolname = current_user')).toEqual([
      { current_user: 'hub', rolsuper: false, rolbypassrls: false, rolcreatedb: false },
    ]);
    await expect(ask(server.url, 'SELECT * FROM words')).rejects.toThrow('permission denied');
    await expect(ask(server.url, 'CREATE TABLE mine (id int)')).rejects.toThrow('permission denied');
    expect(await ask(server.ownerUrl, 'SELECT rolsuper, rolbypassrls FROM pg_roles WHERE rolname = current_user')).toEqual([{ rolsuper: false, rolbypassrls: false }]);
  });

  test('lets nobody in without the password, which only we can read', async () => {
    for (const url of [server.url, server.ownerUrl, server.adminUrl]) {
      await expect(ask(url.replace(/:[^:@]+@/, ':zgadywane@'), 'SELECT 1')).rejects.toThrow('password authentication failed');
      await expect(ask(url.replace(/:[^:@]+@/, '@'), 'SELECT 1')).rejects.toThrow(/password/);
    }
    const file = statSync(join(place, 'postgres-passwords.json'));
    expect(file.mode & 0o777).toBe(0o600);
    const hba = await ask(server.adminUrl, 'SELECT DISTINCT auth_method FROM pg_hba_file_rules');
    expect(hba).toEqual([{ auth_method: 'scram-sha-256' }]);
  });

  test('is not shared: a second hub on its folder is refused and disturbs nothing', async () => {
    const second = startSmallHub(place);
    expect((await second.hear(isRefused)).fault).toContain(`jest używany przez działający hub (pid ${process.pid})`);
    expect(await words()).toHaveLength(6);
  });

  test('leaves no process, port, lock or half-written file behind', async () => {
    const { port, pid } = server;
    await stop();
    await server.stop();
    expect(await server.exited).toEqual({ asked: true, because: 'PostgreSQL zatrzymano.' });
    expect(isAlive(pid)).toBe(false);
    await expect(once(connect(port, '127.0.0.1'), 'connect')).rejects.toThrow('ECONNREFUSED');
    expect(readdirSync(place).toSorted()).toEqual(['cus-hub.folder', 'postgres', 'postgres-passwords.json']);
    expect(readdirSync(join(place, 'postgres'))).not.toContain('postmaster.pid');
    await eventually(() => processesWith(`cus-hub-guardian ${pid}`).length === 0);
  });

  test('says so when it is killed, and the next start recovers the data', async () => {
    process.kill(server.pid, 'SIGKILL');
    expect(await server.exited).toEqual({ asked: false, because: expect.stringMatching(/^PostgreSQL przerwał pracę \(SIGKILL: /) });
    folder.close();
    await start();
    expect(await words()).toHaveLength(6);
  });

  test('is not misled by a process number that another program has now', async () => {
    await stop();
    writeFileSync(join(place, 'postgres/postmaster.pid'), `${process.ppid}\n${join(place, 'postgres')}\n0\n5432\n\n127.0.0.1\n\nready\n`);
    await start();
    expect(await words()).toHaveLength(6);
    expect(isAlive(process.ppid)).toBe(true);
  });
});

describe('a hub killed with -9', () => {
  beforeAll(stop);
  afterAll(() => start());

  test('takes its PostgreSQL along', async () => {
    const hub = startSmallHub(place);
    const { pid = 0 } = await hub.hear(isUp);
    await hub.killed();
    await eventually(() => !isAlive(pid));
    expect(isAlive(pid)).toBe(false);
  });

  test('or, when nothing was there to watch it, the next hub stops the orphan and goes on with its data', async () => {
    const hub = startSmallHub(place);
    const { pid = 0 } = await hub.hear(isUp);
    const guardians = processesWith(`cus-hub-guardian ${pid}`);
    expect(guardians).toHaveLength(1);
    for (const guardian of guardians) process.kill(guardian, 'SIGKILL');
    await hub.killed();
    expect(isAlive(pid)).toBe(true);

    await start();
    expect(progress[0]).toBe('Zatrzymałem PostgreSQL pozostały po przerwanej pracy huba.');
    expect(isAlive(pid)).toBe(false);
    expect(await words()).toHaveLength(6);
    await stop();
  });
});
