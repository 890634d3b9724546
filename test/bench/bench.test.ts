import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { testDatabase, temporaryFolder, type TestDatabase } from '../postgres.js';
import { startServers, type BenchServers } from './servers.js';
import { CALLS_OF_CARD, CALLS_OF_LIST, countUpstreamCalls, type CountedCalls } from './upstream-calls.js';

let database: TestDatabase;
let servers: BenchServers | undefined;
let counted: CountedCalls;

beforeAll(async () => {
  database = await testDatabase();
  servers = await startServers(database.url, temporaryFolder());
  counted = await countUpstreamCalls(servers);
}, 60_000);

afterAll(async () => {
  await servers?.stop();
  await database.drop();
}, 30_000);

test('a person card asks each source of personal data once, and the public catalogue not at all', () => {
  expect(counted.card).toEqual(CALLS_OF_CARD);
});

test('twenty residents in one query cost one call to each source that has a batch operation', () => {
  expect(counted.list).toEqual(CALLS_OF_LIST);
});
