import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { CLUSTER } from '../src/embedded/cluster.js';
import { openDataFolder } from '../src/embedded/data-folder.js';
import { barrierFor, NOBODY } from '../src/embedded/os-user.js';
import { startEmbeddedPostgres } from '../src/embedded/postgres.js';

/** Set by the global set-up, read by the test files: a RunningServer as JSON. */
const SERVER = 'HUB_TEST_PG';
const PREFIX = 'cus-hub-test-server-';
const TEMPLATE = 'hub_template';

interface RunningServer {
  readonly folder: string;
  readonly adminUrl: string;
  readonly ownerUrl: string;
  readonly url: string;
}

/** A database of one test file. */
export interface TestDatabase {
  /** As `hub`: the application. */
  readonly url: string;
  /** As `hub_owner`: migrations. */
  readonly ownerUrl: string;
  /** Throws when a connection to it is still open after five seconds: whoever leaks one, fails. */
  drop(): Promise<void>;
}

/**
 * Starts the one server of a test run in a temporary folder, prepares the template and tells the test files where it is.
 * The returned function stops it. An interrupted run leaves no process (the server is guarded) and its folder goes with the next run.
 */
export async function startTestPostgres(prepareTemplate: (ownerUrl: string) => Promise<void>): Promise<() => Promise<void>> {
  await sweepInterruptedRuns();
  const folder = await openDataFolder(openFolder(join(temporaryRoot(), PREFIX)), { fresh: false });
  const server = await startEmbeddedPostgres({ folder, durable: false });
  const stop = async (): Promise<void> => {
    await server.stop();
    rmSync(folder.path, { recursive: true, force: true });
    folder.close();
  };
  try {
    await asAdmin(server.adminUrl, `CREATE DATABASE ${TEMPLATE} OWNER hub_owner`);
    await prepareTemplate(inDatabase(server.ownerUrl, TEMPLATE));
    await asAdmin(server.adminUrl, `ALTER DATABASE ${TEMPLATE} WITH IS_TEMPLATE true ALLOW_CONNECTIONS false`);
  } catch (error) {
    await stop();
    throw error;
  }
  const { adminUrl, ownerUrl, url } = server;
  process.env[SERVER] = JSON.stringify({ folder: folder.path, adminUrl, ownerUrl, url } satisfies RunningServer);
  return stop;
}

/** A new database, copied from the template. */
export async function testDatabase(): Promise<TestDatabase> {
  const { adminUrl, ownerUrl, url } = runningServer();
  const name = `hub_test_${randomBytes(6).toString('hex')}`;
  await asAdmin(adminUrl, `CREATE DATABASE ${name} TEMPLATE ${TEMPLATE} OWNER hub_owner`);
  return { url: inDatabase(url, name), ownerUrl: inDatabase(ownerUrl, name), drop: () => drop(adminUrl, name) };
}

function runningServer(): RunningServer {
  const told = process.env[SERVER];
  if (!told) throw new Error(`${SERVER} is not set: the tests run through jest.config.mjs, whose global set-up starts PostgreSQL`);
  return JSON.parse(told) as RunningServer;
}

async function drop(adminUrl: string, name: string): Promise<void> {
  try {
    await asAdmin(adminUrl, `DROP DATABASE ${name}`);
  } catch (error) {
    await asAdmin(adminUrl, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    throw new Error(`a test left connections to its database open: ${String(error)}`, { cause: error });
  }
}

async function asAdmin(adminUrl: string, sql: string): Promise<void> {
  const admin = new pg.Client({ connectionString: adminUrl });
  await admin.connect();
  try {
    await admin.query(sql);
  } finally {
    await admin.end();
  }
}

function inDatabase(url: string, name: string): string {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.href;
}

/** A new folder for a test file, which PostgreSQL can enter also when it runs as `nobody`. It goes when the run ends. */
export function temporaryFolder(): string {
  return openFolder(join(runningServer().folder, 'tmp-'));
}

function openFolder(prefix: string): string {
  const folder = mkdtempSync(prefix);
  chmodSync(folder, 0o755);
  return folder;
}

function temporaryRoot(): string {
  const underRoot = process.getuid?.() === 0;
  return [tmpdir(), '/tmp', '/var/tmp'].find((root) => !underRoot || !barrierFor(NOBODY, root)) ?? tmpdir();
}

/** A folder with a cluster whose lock can be taken belongs to a run that was interrupted. */
async function sweepInterruptedRuns(): Promise<void> {
  const root = temporaryRoot();
  const clusters = readdirSync(root).filter((name) => name.startsWith(PREFIX) && existsSync(join(root, name, CLUSTER)));
  for (const name of clusters) {
    try {
      const left = await openDataFolder(join(root, name), { fresh: true, megabytesNeeded: 0 });
      rmSync(left.path, { recursive: true, force: true });
      left.close();
    } catch {
      // Another run is using it.
    }
  }
}
