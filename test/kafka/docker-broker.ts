import { once } from 'node:events';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

import { kafkaVersion, run } from '../../src/embedded/kafka-jars.js';
import { READY_LINE } from '../../src/embedded/kafka-properties.js';

/** A broker that a test file may use but does not own: topics of its own, and no harm to the broker. */
export interface TestBroker {
  /** As KAFKA_BROKERS: `127.0.0.1:40001` */
  readonly brokers: string;
  /** For the names of suites: `4.4.0`. */
  readonly version: string;
  /** Stops what was started for this caller; the shared broker of a run stays. */
  stop(): Promise<void>;
}

/** The image apache/kafka of the version in pom.xml, in a container that removes itself. Undefined without a working Docker. */
export async function startDockerKafka(): Promise<TestBroker | undefined> {
  if ((await run('docker', ['info'])).code !== 0) return undefined;
  const version = await kafkaVersion();
  const port = await freePort();
  const { code, output } = await run('docker', ['run', '--detach', '--rm', '--publish', `127.0.0.1:${port}:9092`, ...settings(port), `apache/kafka:${version}`]);
  if (code !== 0) throw new Error(`Docker nie uruchomił Kafki: ${output.trim().slice(-300)}`);
  const container = output.trim().split('\n').at(-1) ?? '';
  const stop = async (): Promise<void> => void (await run('docker', ['kill', container]));
  const giveUpAt = Date.now() + 60_000;
  while (!(await run('docker', ['logs', container])).output.includes(READY_LINE)) {
    if (Date.now() > giveUpAt) {
      await stop();
      throw new Error('Kafka w Dockerze nie wstała w 60 s.');
    }
    await sleep(500);
  }
  return { brokers: `127.0.0.1:${port}`, version, stop };
}

/** The image drops its own settings as soon as one is given, so all are given. */
const settings = (port: number): string[] => Object.entries({
  KAFKA_NODE_ID: '1',
  KAFKA_PROCESS_ROLES: 'broker,controller',
  KAFKA_LISTENERS: 'CONTROLLER://:29093,PLAINTEXT://:9092',
  KAFKA_ADVERTISED_LISTENERS: `PLAINTEXT://127.0.0.1:${port}`,
  KAFKA_LISTENER_SECURITY_PROTOCOL_MAP: 'CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT',
  KAFKA_INTER_BROKER_LISTENER_NAME: 'PLAINTEXT',
  KAFKA_CONTROLLER_LISTENER_NAMES: 'CONTROLLER',
  KAFKA_CONTROLLER_QUORUM_VOTERS: '1@localhost:29093',
  KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR: '1',
  KAFKA_TRANSACTION_STATE_LOG_REPLICATION_FACTOR: '1',
  KAFKA_TRANSACTION_STATE_LOG_MIN_ISR: '1',
  KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS: '0',
  KAFKA_AUTO_CREATE_TOPICS_ENABLE: 'false',
}).flatMap(([name, value]) => ['--env', `${name}=${value}`]);

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  await once(server.close(), 'close');
  return typeof address === 'object' && address ? address.port : 0;
}
