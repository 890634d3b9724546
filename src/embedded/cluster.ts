import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { guard } from './guardian.js';
import { giveTo, handOver, type OsUser } from './os-user.js';
import { generatePasswords, type Passwords } from './passwords.js';
import type { PostgresBinaries } from './postgres-binaries.js';
import { faultInLog } from './postgres-faults.js';
import { BEGIN_ANEW, onDisk, StartFault } from './start-fault.js';

/** The folder of PostgreSQL's own files, inside the data folder. */
export const CLUSTER = 'postgres';
const UNFINISHED = 'postgres.new-';
const MAJOR = '18';

/** Neither the variables of another PostgreSQL (PGDATA, PGPORT …) nor the user's language reach the server. */
export const SERVER_ENVIRONMENT = {
  PATH: '/usr/local/bin:/usr/bin:/bin',
  LC_ALL: process.platform === 'darwin' ? 'en_US.UTF-8' : 'C.UTF-8',
  TZ: 'UTC',
} as const;

/** What initdb and postgres need to know. */
export interface ClusterSetting {
  readonly folder: string;
  readonly binaries: PostgresBinaries;
  readonly user: OsUser | undefined;
  readonly durable: boolean;
}

/**
 * Makes the cluster: sorted as in Polish, no access without a password. It gets its name only when it is whole; what an interrupted
 * attempt left is removed. Throws StartFault.
 */
export async function createCluster(setting: ClusterSetting): Promise<Passwords> {
  const { folder, user } = setting;
  const unfinished = join(folder, `${UNFINISHED}${randomBytes(4).toString('hex')}`);
  const passwordFile = `${unfinished}.password`;
  const passwords = onDisk(folder, () => {
    removeUnfinished(folder);
    mkdirSync(unfinished, { mode: 0o700 });
    giveTo(unfinished, user);
    writeFileSync(passwordFile, '', { mode: 0o600 });
    giveTo(passwordFile, user);
    const made = generatePasswords(folder);
    writeFileSync(passwordFile, made.postgres);
    return made;
  });
  try {
    await initdb(setting, unfinished, passwordFile);
    onDisk(folder, () => renameSync(unfinished, join(folder, CLUSTER)));
    return passwords;
  } finally {
    removeUnfinished(folder);
  }
}

function removeUnfinished(folder: string): void {
  for (const name of readdirSync(folder)) {
    if (name.startsWith(UNFINISHED)) rmSync(join(folder, name), { recursive: true, force: true, maxRetries: 5 });
  }
}

async function initdb({ folder, binaries, user, durable }: ClusterSetting, target: string, passwordFile: string): Promise<void> {
  const access = ['-U', 'postgres', `--pwfile=${passwordFile}`, '--auth=scram-sha-256'];
  const language = ['-E', 'UTF8', `--locale=${SERVER_ENVIRONMENT.LC_ALL}`, '--locale-provider=icu', '--icu-locale=pl-PL'];
  const child = spawn(binaries.initdb, ['-D', target, ...access, ...language, ...(durable ? [] : ['--no-sync'])], {
    ...user,
    env: SERVER_ENVIRONMENT,
    cwd: '/',
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const dismiss = child.pid === undefined ? undefined : guard(child.pid);
  let log = '';
  child.stderr.on('data', (chunk: Buffer) => (log = (log + chunk.toString()).slice(-4000)));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', (error) => reject(cannotRun(binaries.initdb, error)));
    child.once('close', resolve);
  }).finally(() => dismiss?.());
  if (code !== 0) throw faultInLog(log, folder);
}

/** The system would not even begin the program: wrong C library, `noexec`, a container that may not change users. */
export function cannotRun(program: string, error: Error): StartFault {
  return new StartFault(
    `System nie pozwala uruchomić programu ${program} (${error.message}): ` +
      'uruchom hub jako zwykły użytkownik na Linuksie z glibc albo wskaż własny serwer w HUB_DATABASE_URL',
    { cause: error },
  );
}

/** Looks at a cluster from an earlier start before PostgreSQL does. Throws StartFault when it is of another version or not whole. */
export function inspectCluster({ folder, user }: ClusterSetting): void {
  const cluster = join(folder, CLUSTER);
  onDisk(folder, () => {
    if (user && statSync(cluster).uid !== user.uid) handOver(cluster, user); // copied by root, for instance
    chmodSync(cluster, 0o700);
  });
  const versionFile = join(cluster, 'PG_VERSION');
  const version = existsSync(versionFile) ? readFileSync(versionFile, 'utf8').trim() : undefined;
  if (version !== undefined && version !== MAJOR) {
    throw new StartFault(`Dane w ${cluster} zapisał PostgreSQL ${version}, a hub ma PostgreSQL ${MAJOR}: ${BEGIN_ANEW}`);
  }
  const lost = [versionFile, join(cluster, 'global/pg_control'), join(cluster, 'pg_wal')].find((path) => !existsSync(path));
  if (lost) throw new StartFault(`Dane w ${cluster} są niepełne (brak ${lost.slice(cluster.length + 1)}): ${BEGIN_ANEW}`);
}
