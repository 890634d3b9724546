import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { types } from 'node:util';
import { CLUSTER, createCluster, inspectCluster, type ClusterSetting } from './cluster.js';
import type { DataFolder } from './data-folder.js';
import { ensureDatabase } from './databases.js';
import { letIn, postgresUser } from './os-user.js';
import { readPasswords, type Passwords, type Role } from './passwords.js';
import { usableBinaries } from './postgres-binaries.js';
import { stopPostmasterLeftIn } from './postmaster-left-behind.js';
import { faultInLog } from './postgres-faults.js';
import { startServer, type PostgresExit } from './server-process.js';

/** A real PostgreSQL 18 of our own on loopback, with a generated password. */
export interface EmbeddedPostgres {
  /** `postgres://hub:…@127.0.0.1:port/hub`: the application. */
  readonly url: string;
  /** `postgres://hub_owner:…@127.0.0.1:port/hub`: migrations. */
  readonly ownerUrl: string;
  /** `postgres://postgres:…@127.0.0.1:port/postgres`: superuser. */
  readonly adminUrl: string;
  readonly port: number;
  /** Of the postmaster. */
  readonly pid: number;
  /** Ends when the server is gone. May be called twice. */
  stop(): Promise<void>;
  /** Resolves when the server has ended, asked or not; never rejects. */
  readonly exited: Promise<PostgresExit>;
}

/**
 * Starts PostgreSQL on a locked data folder; the first start makes the cluster, later ones keep it. A server that a killed hub left
 * behind is stopped first. `onProgress` gets Polish sentences. `durable: false` gives up safety for speed: for tests only.
 * Throws StartFault.
 */
export async function startEmbeddedPostgres(options: {
  readonly folder: DataFolder;
  readonly durable: boolean;
  readonly onProgress?: (sentence: string) => void;
}): Promise<EmbeddedPostgres> {
  const { durable, onProgress = () => undefined } = options;
  const folder = options.folder.path;
  const cluster = join(folder, CLUSTER);
  const user = postgresUser(cluster);
  letIn(user, folder);
  const setting = { folder, binaries: usableBinaries(folder, user), user, durable };

  if (await stopPostmasterLeftIn(cluster)) onProgress('Zatrzymałem PostgreSQL pozostały po przerwanej pracy huba.');
  const passwords = existsSync(cluster) ? passwordsOf(setting) : await firstCluster(setting, onProgress);
  onProgress('Uruchamiam PostgreSQL…');
  const server = await startServer(setting);
  const urlOf = (role: Role, database: string): string => `postgres://${role}:${passwords[role]}@127.0.0.1:${server.port}/${database}`;
  try {
    await ensureDatabase(urlOf('postgres', 'postgres'), passwords);
  } catch (error) {
    await server.stop();
    throw types.isNativeError(error) ? faultInLog(`error: ${error.message}`, folder) : error;
  }
  return { url: urlOf('hub', 'hub'), ownerUrl: urlOf('hub_owner', 'hub'), adminUrl: urlOf('postgres', 'postgres'), ...server };
}

function passwordsOf(setting: ClusterSetting): Passwords {
  inspectCluster(setting);
  return readPasswords(setting.folder);
}

function firstCluster(setting: ClusterSetting, onProgress: (sentence: string) => void): Promise<Passwords> {
  onProgress('Zakładam bazę danych (tylko przy pierwszym starcie, kilka sekund)…');
  return createCluster(setting);
}
