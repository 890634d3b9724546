import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, open, readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { KafkaCannotStart } from './kafka-cannot-start.js';
import { kafkaJars, run } from './kafka-jars.js';
import type { KafkaJars } from './kafka-jars.js';
import { LOG4J, READY_LINE, serverProperties } from './kafka-properties.js';
import type { KafkaPorts } from './kafka-properties.js';

const STARTS_WITHIN_MILLISECONDS = 60_000;
const STOPS_WITHIN_MILLISECONDS = 10_000;
const CLUSTER_ID = '4L6g3nShT-eMCtK--X86sw';
const HEAP = ['-Xms128m', '-Xmx256m', '-XX:MaxDirectMemorySize=128m', '-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1', '-Djava.awt.headless=true'];

export interface EmbeddedKafkaSettings {
  /** Its data, settings and log. Kept: the next start on the same folder finds its topics again. */
  readonly folder: string;
  /** Absent: a free one. */
  readonly port?: number;
  /** The port of a fault proxy: the broker opens a second listener and tells its clients to come through this port. */
  readonly proxiedPort?: number;
  /** More lines for server.properties. */
  readonly properties?: Readonly<Record<string, string>>;
  readonly onProgress?: (sentence: string) => void;
  /** The broker ended although nobody stopped it. */
  readonly onCrash?: (sentence: string) => void;
}

export interface EmbeddedKafka {
  /** `127.0.0.1:9092` */
  readonly brokers: string;
  /** Where a fault proxy must forward to; only with `proxiedPort`. */
  readonly behindProxy?: string;
  readonly version: string;
  /** Undefined while it is stopped. */
  readonly pid: number | undefined;
  /** SIGTERM, and SIGKILL when that is not enough. */
  stop(): Promise<void>;
  /** As a power cut for the process: no flush, no goodbye. */
  kill9(): Promise<void>;
  /** The same broker again: same folder, same ports. */
  restart(): Promise<void>;
}

/** A real single-node Kafka (KRaft) on loopback, from its jars. Throws KafkaCannotStart with a sentence that says what to do. */
export async function startEmbeddedKafka(settings: EmbeddedKafkaSettings): Promise<EmbeddedKafka> {
  const jars = await kafkaJars(settings.onProgress);
  const folder = settings.folder;
  const ports = await choosePorts(settings);
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'log4j2.properties'), LOG4J);
  await writeFile(join(folder, 'server.properties'), serverProperties(ports, join(folder, 'data'), settings.properties));
  if (!existsSync(join(folder, 'data', 'meta.properties'))) await format(jars, folder);

  let running: ChildProcess | undefined = await startBroker(jars, folder, settings.onCrash);
  const end = async (signal: 'SIGTERM' | 'SIGKILL') => {
    const broker = running;
    running = undefined;
    if (broker) await endProcess(broker, signal);
  };
  return {
    brokers: `127.0.0.1:${ports.client}`,
    ...(ports.proxied && { behindProxy: `127.0.0.1:${ports.proxied.listens}` }),
    version: jars.version,
    get pid() { return running?.pid; },
    stop: () => end('SIGTERM'),
    kill9: () => end('SIGKILL'),
    restart: async () => {
      await end('SIGTERM');
      running = await startBroker(jars, folder, settings.onCrash);
    },
  };
}

async function choosePorts({ port, proxiedPort }: EmbeddedKafkaSettings): Promise<KafkaPorts> {
  if (port !== undefined && !(await isFree(port))) {
    throw new KafkaCannotStart('PORT_BUSY', `Port ${port} jest zajęty. Zatrzymaj program, który go używa, albo podaj inny: KAFKA_PORT=9192 npm run kafka.`);
  }
  const [client, controller, listens] = await freePorts();
  return { client: port ?? client, controller, ...(proxiedPort !== undefined && { proxied: { listens, advertises: proxiedPort } }) };
}

/** Three different ports that nobody listens on now. */
async function freePorts(): Promise<[number, number, number]> {
  const servers = await Promise.all([listen(0), listen(0), listen(0)]);
  const ports = servers.map((server) => {
    const address = server.address();
    return typeof address === 'object' && address ? address.port : 0;
  });
  await Promise.all(servers.map((server) => once(server.close(), 'close')));
  const [first = 0, second = 0, third = 0] = ports;
  return [first, second, third];
}

async function isFree(port: number): Promise<boolean> {
  try {
    await once((await listen(port)).close(), 'close');
    return true;
  } catch {
    return false;
  }
}

async function listen(port: number) {
  const server = createServer().listen(port, '127.0.0.1');
  await once(server, 'listening');
  return server;
}

const classPath = (jars: KafkaJars): string[] => ['-cp', join(jars.libraries, '*')];

async function format(jars: KafkaJars, folder: string): Promise<void> {
  const { code, output } = await run('java', [
    ...HEAP, ...classPath(jars), 'kafka.tools.StorageTool', 'format', '-t', CLUSTER_ID, '-c', join(folder, 'server.properties'), '--ignore-formatted',
  ]);
  if (code !== 0) throw new KafkaCannotStart('BROKER_STOPPED', `Kafka nie przygotowała folderu ${folder}: ${lastLine(output)}`);
}

/** Resolves when the broker takes clients. */
async function startBroker(jars: KafkaJars, folder: string, onCrash?: (sentence: string) => void): Promise<ChildProcess> {
  const logFile = join(folder, 'kafka.log');
  const log = await open(logFile, 'w');
  const broker = spawn('java', [
    ...HEAP, `-Dlog4j2.configurationFile=file:${join(folder, 'log4j2.properties')}`, ...classPath(jars), 'kafka.Kafka', join(folder, 'server.properties'),
  ], { stdio: ['ignore', log.fd, log.fd] });
  await log.close();
  const guard = stopsWithUs(broker);
  broker.once('exit', () => guard.stdin?.destroy());

  const giveUpAt = Date.now() + STARTS_WITHIN_MILLISECONDS;
  for (;;) {
    const said = await readFile(logFile, 'utf8');
    if (said.includes(READY_LINE)) break;
    if (broker.exitCode !== null || broker.signalCode !== null) throw whyItEnded(said, folder);
    if (Date.now() > giveUpAt) {
      await endProcess(broker, 'SIGKILL');
      throw new KafkaCannotStart('BROKER_STOPPED', `Kafka nie wstała w ${STARTS_WITHIN_MILLISECONDS / 1000} s; szczegóły w ${logFile}.`);
    }
    await sleep(50);
  }
  broker.once('exit', () => {
    if (!ENDED_BY_US.has(broker)) onCrash?.(`Kafka zakończyła się sama; szczegóły w ${logFile}.`);
  });
  return broker;
}

function whyItEnded(log: string, folder: string): KafkaCannotStart {
  if (/Address already in use/.test(log)) return new KafkaCannotStart('PORT_BUSY', 'Port Kafki został zajęty w czasie jej startu. Uruchom ją jeszcze raz albo podaj inny port.');
  if (/Failed to acquire lock/.test(log)) return new KafkaCannotStart('FOLDER_BUSY', `Na folderze ${folder} działa już inna Kafka. Zatrzymaj ją albo podaj inny folder.`);
  return new KafkaCannotStart('BROKER_STOPPED', `Kafka zakończyła się przy starcie (${lastLine(log)}). Szczegóły w ${join(folder, 'kafka.log')}.`);
}

const lastLine = (text: string): string => (text.trim().split('\n').findLast((line) => /ERROR|Exception/.test(line)) ?? '').slice(0, 300);

/**
 * Whatever kills this process, the broker must not stay behind: a small shell waits on a pipe that only we hold and, when
 * it closes, ends the broker.
 */
function stopsWithUs(broker: ChildProcess): ChildProcess {
  return spawn('sh', ['-c', 'read -r _; kill -TERM "$0" 2>/dev/null && sleep 5 && kill -KILL "$0" 2>/dev/null', String(broker.pid)],
    { stdio: ['pipe', 'ignore', 'ignore'] });
}

const ENDED_BY_US = new WeakSet<ChildProcess>();

async function endProcess(broker: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
  ENDED_BY_US.add(broker);
  if (broker.exitCode !== null || broker.signalCode !== null) return;
  const ended = once(broker, 'exit');
  broker.kill(signal);
  const last = setTimeout(() => broker.kill('SIGKILL'), STOPS_WITHIN_MILLISECONDS);
  await ended;
  clearTimeout(last);
}
