import { expect, test } from '@jest/globals';
import pg from 'pg';
import { testDatabase } from '../postgres.js';

async function connected(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return client;
}

test('each test file has a database of its own', async () => {
  const [one, two] = await Promise.all([testDatabase(), testDatabase()]);
  const owner = await connected(one.ownerUrl);
  await owner.query('CREATE TABLE kept_apart (id int)');
  await owner.end();
  const stranger = await connected(two.url);
  expect((await stranger.query(`SELECT to_regclass('kept_apart') AS found`)).rows).toEqual([{ found: null }]);
  await stranger.end();
  await Promise.all([one.drop(), two.drop()]);
});

test('whoever leaks a connection, fails', async () => {
  const database = await testDatabase();
  const leaked = await connected(database.url);
  const ended = new Promise((resolve) => leaked.on('error', resolve));
  await expect(database.drop()).rejects.toThrow('a test left connections to its database open');
  await ended;
  await expect(connected(database.url)).rejects.toThrow('does not exist');
});
