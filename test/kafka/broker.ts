import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import type { Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';

import { startEmbeddedKafka } from '../../src/embedded/kafka.js';
import type { EmbeddedKafka, EmbeddedKafkaSettings } from '../../src/embedded/kafka.js';
import { KafkaCannotStart } from '../../src/embedded/kafka-cannot-start.js';
import { kafkaJars } from '../../src/embedded/kafka-jars.js';
import { startDockerKafka, type TestBroker } from './docker-broker.js';

const HOW_TO_HAVE_ONE = 'Testy Kafki potrzebują jednego z trzech: KAFKA_BROKERS=adres:port; Java 17 i Maven (apt-get install openjdk-17-jre-headless maven); Docker.';

/**
 * A real broker: KAFKA_BROKERS; Java 17 with Maven; Docker, in this order. Without any of them it throws when CI=true, and
 * is undefined elsewhere: the suite leaves itself out.
 */
export async function testBroker(): Promise<TestBroker | undefined> {
  const door = process.env['HUB_TEST_KAFKA'];
  const answer = door ? await askAtTheDoor(Number(door)) : await findBroker();
  return answer ?? withoutBroker();
}

/** The addresses for KafkajsSettings; undefined as in testBroker. */
export const brokersForTests = async (): Promise<string[] | undefined> => (await testBroker())?.brokers.split(',');

/** A broker of one's own, to be killed and started again. Only Java 17 with Maven can give one; undefined as in testBroker. */
export async function ownTestBroker(settings: Omit<EmbeddedKafkaSettings, 'folder'> = {}): Promise<(EmbeddedKafka & { discard(): Promise<void> }) | undefined> {
  const folder = await mkdtemp(join(tmpdir(), 'hub-kafka-'));
  try {
    const kafka = await startEmbeddedKafka({ ...settings, folder });
    return Object.assign(kafka, {
      discard: async () => {
        await kafka.kill9();
        await rm(folder, { recursive: true, force: true });
      },
    });
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    if (!isMissing(error)) throw error;
    return withoutBroker();
  }
}

/** Whether a broker can be run from its jars here; false as undefined in testBroker. */
export async function canRunBroker(): Promise<boolean> {
  try {
    await kafkaJars();
    return true;
  } catch (error) {
    if (!isMissing(error)) throw error;
    return withoutBroker() ?? false;
  }
}

function withoutBroker(): undefined {
  if (process.env['CI'] === 'true') throw new Error(HOW_TO_HAVE_ONE);
  return undefined;
}

const isMissing = (error: unknown): boolean =>
  error instanceof KafkaCannotStart && (error.reason === 'NO_JAVA' || error.reason === 'NO_MAVEN');

async function findBroker(): Promise<TestBroker | undefined> {
  const given = process.env['KAFKA_BROKERS'];
  if (given) return { brokers: given, version: 'KAFKA_BROKERS', stop: async () => {} };
  const folder = await mkdtemp(join(tmpdir(), 'hub-kafka-'));
  try {
    const { brokers, version, kill9 } = await startEmbeddedKafka({ folder, onProgress: (sentence) => process.stderr.write(`${sentence}\n`) });
    return {
      brokers,
      version,
      stop: async () => {
        await kill9();
        await rm(folder, { recursive: true, force: true });
      },
    };
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    if (!isMissing(error)) throw error;
    return startDockerKafka();
  }
}

/** One broker a run: it is started when the first test file asks for it, by the process that also ends it. */
let shared: { server: Server; broker: Promise<TestBroker | undefined> | undefined } | undefined;

/** For jest's globalSetup. Starts no broker yet: opens a door on loopback, at which test files ask (HUB_TEST_KAFKA is its port). */
export async function startTestKafka(): Promise<void> {
  const run: typeof shared = { server: createServer(), broker: undefined };
  run.server.on('connection', (visitor) => {
    visitor.on('error', () => {});
    run.broker ??= findBroker();
    run.broker.then(
      (broker) => visitor.end(JSON.stringify(broker ? { brokers: broker.brokers, version: broker.version } : {})),
      (error: unknown) => visitor.end(JSON.stringify({ failed: error instanceof Error ? error.message : String(error) })),
    );
  });
  run.server.listen(0, '127.0.0.1').unref();
  await once(run.server, 'listening');
  const address = run.server.address();
  process.env['HUB_TEST_KAFKA'] = String(typeof address === 'object' ? address?.port : '');
  shared = run;
}

/** For jest's globalTeardown. Says at the end of the run what was left out, and how to have it. */
export async function stopTestKafka(): Promise<void> {
  const run = shared;
  shared = undefined;
  delete process.env['HUB_TEST_KAFKA'];
  run?.server.close();
  if (!run?.broker) return;
  const broker = await run.broker.catch(() => undefined);
  if (broker) await broker.stop();
  else process.stderr.write(`\nPominięto testy Kafki. ${HOW_TO_HAVE_ONE}\n`);
}

async function askAtTheDoor(port: number): Promise<TestBroker | undefined> {
  const said: unknown = JSON.parse(await text(connect(port, '127.0.0.1')));
  if (typeof said !== 'object' || said === null) throw new Error('the door of the test broker does not answer');
  if ('failed' in said) throw new Error(String(said.failed));
  if (!('brokers' in said) || !('version' in said)) return undefined;
  return { brokers: String(said.brokers), version: String(said.version), stop: async () => {} };
}
