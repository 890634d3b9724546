import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { cannotRun, CLUSTER, SERVER_ENVIRONMENT, type ClusterSetting } from './cluster.js';
import { guard } from './guardian.js';
import { faultInLog, lastWord } from './postgres-faults.js';
import { StartFault } from './start-fault.js';
import { stopInSteps } from './stop-in-steps.js';

/** How the server ended. `because` is a Polish sentence without personal data. */
export interface PostgresExit {
  readonly asked: boolean;
  readonly because: string;
}

/** A postmaster that accepts connections on 127.0.0.1:port. */
export interface ServerProcess {
  readonly port: number;
  readonly pid: number;
  stop(): Promise<void>;
  readonly exited: Promise<PostgresExit>;
}

type PostgresChild = ChildProcessByStdio<null, null, Readable>;

const READY = 'database system is ready to accept connections';
const READY_WITHIN = { milliseconds: 120_000 };
const LAUNCHES_MAX = 8;
/** Someone took the port between our look and the bind; or processes of a killed postmaster are still on their way out. */
const WORTH_ANOTHER_LAUNCH = /Address already in use|could not create any TCP\/IP sockets|pre-existing shared memory block/;

const SMALL = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  shared_buffers: '64MB',
  max_connections: '60',
  max_parallel_workers_per_gather: '0', // parallel plans need /dev/shm, which is small in containers
  io_method: 'sync', // no extra processes
  jit: 'off',
  max_wal_size: '256MB',
  password_encryption: 'scram-sha-256',
  timezone: 'UTC',
  // Values of a failed statement may be personal data: of ordinary errors nothing is written.
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
} as const;
const NOT_DURABLE = { fsync: 'off', full_page_writes: 'off', synchronous_commit: 'off' } as const;

/** Starts the server on a port nobody uses. Throws StartFault. */
export async function startServer(setting: ClusterSetting): Promise<ServerProcess> {
  for (let launch = 1; ; launch += 1) {
    const outcome = await launchOn(await freePort(), setting);
    if (typeof outcome !== 'string') return outcome;
    if (launch === LAUNCHES_MAX || !WORTH_ANOTHER_LAUNCH.test(outcome)) throw faultInLog(outcome, setting.folder);
    await sleep(100 * launch);
  }
}

/** The running server, or what it wrote before it ended. */
async function launchOn(port: number, setting: ClusterSetting): Promise<ServerProcess | string> {
  const child = spawnPostgres(port, setting);
  const dismiss = child.pid === undefined ? undefined : guard(child.pid);
  let log = '';
  let asked = false;
  const exited = new Promise<PostgresExit>((resolve) => {
    child.once('close', (code, signal) => {
      dismiss?.();
      resolve({ asked, because: asked ? 'PostgreSQL zatrzymano.' : `PostgreSQL przerwał pracę (${signal ?? code}: ${lastWord(log)}).` });
    });
  });
  const stop = async (): Promise<void> => {
    asked = true;
    await stopInSteps((signal) => child.kill(signal), (milliseconds) => settlesWithin(milliseconds, exited));
  };
  const ready = await readyOrEnded(child, setting, (text) => (log = (log + text).slice(-4000)));
  if (ready === 'ended') return log;
  if (ready === 'too slow') {
    await stop();
    throw new StartFault('PostgreSQL nie zgłosił gotowości w ciągu dwóch minut: zwolnij procesor lub dysk i uruchom hub ponownie');
  }
  return { port, pid: child.pid ?? 0, stop, exited };
}

function spawnPostgres(port: number, { folder, binaries, user, durable }: ClusterSetting): PostgresChild {
  const settings = Object.entries({ ...SMALL, ...(durable ? {} : NOT_DURABLE) }).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  return spawn(binaries.postgres, ['-D', join(folder, CLUSTER), '-p', String(port), ...settings], {
    ...user,
    env: SERVER_ENVIRONMENT,
    cwd: '/',
    detached: true, // Ctrl-C is for the hub, which then stops the server when its own work is done
    stdio: ['ignore', 'ignore', 'pipe'],
  });
}

function readyOrEnded(
  child: PostgresChild,
  { binaries }: ClusterSetting,
  hear: (text: string) => string,
): Promise<'ready' | 'ended' | 'too slow'> {
  return new Promise((resolve, reject) => {
    const tooSlow = setTimeout(() => resolve('too slow'), READY_WITHIN.milliseconds);
    child.stderr.on('data', (chunk: Buffer) => {
      if (!hear(chunk.toString()).includes(READY)) return;
      clearTimeout(tooSlow);
      resolve('ready');
    });
    child.once('close', () => {
      clearTimeout(tooSlow);
      resolve('ended');
    });
    child.once('error', (error) => {
      clearTimeout(tooSlow);
      reject(cannotRun(binaries.postgres, error));
    });
  });
}

async function settlesWithin(milliseconds: number, settled: Promise<unknown>): Promise<boolean> {
  const patience = new AbortController();
  const late = sleep(milliseconds, false, { signal: patience.signal }).catch(() => false);
  const inTime = await Promise.race([settled.then(() => true), late]);
  patience.abort();
  return inTime;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('a TCP server has no port');
  return address.port;
}
