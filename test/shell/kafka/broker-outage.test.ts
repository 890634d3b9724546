import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';

import { afterAll, describe, expect, test } from '@jest/globals';
import { AclOperationTypes, AclPermissionTypes, AclResourceTypes, Kafka, ResourcePatternTypes, logLevel } from 'kafkajs';

import type { EventLogError, EventRecord, InboundRecord } from '../../../src/shell/kafka/event-log.js';
import { EventLogError as Failure } from '../../../src/shell/kafka/event-log.js';
import { kafkajsEventLog } from '../../../src/shell/kafka/kafkajs-event-log.js';
import { ownTestBroker } from '../../kafka/broker.js';
import { faultProxy } from '../../kafka/fault-proxy.js';
import { eventually, logBook, newName, textOf, written } from './log-book.js';

const proxy = await faultProxy(() => kafka?.behindProxy ?? '');
const kafka = await ownTestBroker({
  proxiedPort: proxy.port,
  properties: { 'authorizer.class.name': 'org.apache.kafka.metadata.authorizer.StandardAuthorizer', 'allow.everyone.if.no.acl.found': 'true' },
});
const { log } = logBook();
const eventLog = kafkajsEventLog({ brokers: [kafka?.brokers ?? ''], clientId: 'hub-test', log });

afterAll(async () => {
  await eventLog.close();
  await kafka?.discard();
  await proxy.close();
}, 30_000);

async function newTopic(word: string, partitions = 1): Promise<string> {
  const name = newName(word);
  await eventLog.ensureTopics([{ name, partitions, retentionMilliseconds: 3_600_000 }]);
  return name;
}

async function read(topic: string) {
  const heard: InboundRecord[] = [];
  const subscription = await eventLog.subscribe({
    group: newName('group'), topics: [topic], onDead: () => {},
    handle: async (record) => {
      heard.push(record);
      return 'done';
    },
  });
  return { heard, stop: () => subscription.stop() };
}

/** How a relay publishes: again and again the same records, before any later ones. */
async function publishPatiently(records: readonly EventRecord[], failures: string[], to = eventLog): Promise<void> {
  for (;;) {
    try {
      await to.publish(records);
      return;
    } catch (error) {
      if (!(error instanceof Failure) || !error.retryable) throw error;
      failures.push(error.kind);
      await sleep(100);
    }
  }
}

async function failureOf(publishing: Promise<unknown>): Promise<{ error: EventLogError | undefined; milliseconds: number }> {
  const from = performance.now();
  const error: unknown = await publishing.then(() => undefined, (reason: unknown) => reason);
  return { error: error instanceof Failure ? error : undefined, milliseconds: performance.now() - from };
}

const firstOccurrences = (heard: readonly InboundRecord[], key: string): string[] =>
  [...new Set(heard.filter((record) => record.key === key).map(textOf))];

(kafka ? describe : describe.skip)(`when Kafka ${kafka?.version ?? '(no broker)'} fails`, () => {
  test('killed and restarted in the middle of 200 publishes: none is lost, each referral stays in order, the consumer goes on', async () => {
    const topic = await newTopic('killed', 2);
    const { heard, stop } = await read(topic);
    const failures: string[] = [];
    let restarted: Promise<void> | undefined;
    for (let i = 0; i < 200; i += 1) {
      if (i === 60) restarted = kafka?.kill9().then(() => sleep(1000)).then(() => kafka.restart());
      await publishPatiently([written(topic, `referral-${i % 4}`, String(i))], failures);
    }
    await restarted;
    await eventually(() => new Set(heard.map(textOf)).size === 200, 'two hundred records');
    await stop();
    for (const lane of [0, 1, 2, 3]) {
      expect(firstOccurrences(heard, `referral-${lane}`)).toEqual(Array.from({ length: 50 }, (_, n) => String(n * 4 + lane)));
    }
    expect(failures).toContain('UNREACHABLE');
  }, 60_000);

  test('down: a publish is UNREACHABLE at once, a subscription waits without complaint, and both work when it is back', async () => {
    const topic = await newTopic('down');
    await eventLog.publish([written(topic, 'a', 'before')]);
    await kafka?.stop();
    const down = await failureOf(eventLog.publish([written(topic, 'a', 'during')]));
    expect(down.error).toMatchObject({ kind: 'UNREACHABLE', retryable: true });
    expect(down.milliseconds).toBeLessThan(5500);
    await expect(eventLog.isReachable()).resolves.toBe(false);
    await expect(eventLog.ensureTopics([{ name: topic, partitions: 1, retentionMilliseconds: 1000 }])).rejects.toMatchObject({ kind: 'UNREACHABLE' });
    const { heard, stop } = await read(topic);
    await kafka?.restart();
    await eventLog.publish([written(topic, 'a', 'after')]);
    await eventually(() => heard.length === 2, 'the records of before and after');
    await stop();
    expect(heard.map(textOf)).toEqual(['before', 'after']);
  }, 60_000);

  test('frozen: a publish ends after five seconds as UNKNOWN_OUTCOME; sent again later, it is there and still in order', async () => {
    const topic = await newTopic('frozen');
    const { heard, stop } = await read(topic);
    await eventLog.publish([written(topic, 'a', '0')]);
    await eventually(() => heard.length === 1, 'the first record');
    process.kill(kafka?.pid ?? 0, 'SIGSTOP');
    const [frozen, reachable] = await Promise.all([failureOf(eventLog.publish([written(topic, 'a', '1')])), eventLog.isReachable()])
      .finally(() => process.kill(kafka?.pid ?? 0, 'SIGCONT'));
    expect(frozen.error).toMatchObject({ kind: 'UNKNOWN_OUTCOME', retryable: true });
    expect(frozen.milliseconds).toBeLessThan(5500);
    expect(reachable).toBe(false);
    for (const text of ['1', '2']) await publishPatiently([written(topic, 'a', text)], []);
    await eventually(() => heard.some((record) => textOf(record) === '2'), 'the record after the pause');
    await stop();
    expect(firstOccurrences(heard, 'a')).toEqual(['0', '1', '2']);
  }, 60_000);

  test('answers get lost after the work was done: eight lanes at once lose nothing and keep their order', async () => {
    const topics = await Promise.all(Array.from({ length: 8 }, () => newTopic('ackloss')));
    const throughProxy = kafkajsEventLog({ brokers: [`127.0.0.1:${proxy.port}`], clientId: 'hub-test', log });
    const failures: string[] = [];
    proxy.loseEvery(9);
    await Promise.all(topics.map(async (topic) => {
      for (let i = 0; i < 20; i += 1) await publishPatiently([written(topic, 'a', String(i))], failures, throughProxy);
    }));
    proxy.loseEvery(0);
    await throughProxy.close();
    const readers = await Promise.all(topics.map(read));
    await eventually(() => readers.every(({ heard }) => new Set(heard.map(textOf)).size === 20), 'twenty different records a lane');
    await Promise.all(readers.map(({ stop }) => stop()));
    for (const { heard } of readers) expect(firstOccurrences(heard, 'a')).toEqual(Array.from({ length: 20 }, (_, i) => String(i)));
    expect(proxy.lost()).toBeGreaterThan(0);
    expect(failures).toContain('UNKNOWN_OUTCOME');
    expect(readers.reduce((sum, { heard }) => sum + heard.length, 0)).toBeGreaterThan(160); // some were written twice: the inbox knows them
  }, 60_000);

  test('without rights: a publish is NOT_AUTHORIZED and harms no other topic; a subscription tells it once, and reads when it gets them', async () => {
    const [open, closed, group] = [await newTopic('open'), await newTopic('closed'), newName('closed-group')];
    const admin = new Kafka({ brokers: [kafka?.brokers ?? ''], logLevel: logLevel.NOTHING }).admin();
    const denied = { resourcePatternType: ResourcePatternTypes.LITERAL, principal: 'User:ANONYMOUS', host: '*', permissionType: AclPermissionTypes.DENY };
    const noReading = { ...denied, resourceType: AclResourceTypes.GROUP, resourceName: group, operation: AclOperationTypes.READ };
    await admin.connect();
    await admin.createAcls({ acl: [{ ...denied, resourceType: AclResourceTypes.TOPIC, resourceName: closed, operation: AclOperationTypes.WRITE }, noReading] });
    await eventLog.publish([written(open, 'a', '1')]);
    await expect(eventLog.publish([written(closed, 'a', '1')])).rejects.toMatchObject({ kind: 'NOT_AUTHORIZED', retryable: false });
    await expect(eventLog.publish([written(open, 'a', '2')])).resolves.toMatchObject([{ offset: 1n }]);

    let [deaths, heard] = [0, 0];
    const handle = async () => {
      heard += 1;
      return 'done' as const;
    };
    const subscription = await eventLog.subscribe({ group, topics: [open], handle, onDead: () => { deaths += 1; } });
    await eventually(() => deaths > 0, 'the word that nothing can be read');
    await admin.deleteAcls({ filters: [noReading] });
    await admin.disconnect();
    await eventually(() => heard === 2, 'both records');
    await subscription.stop();
    expect(deaths).toBe(1);
  }, 60_000);

  test('a program that closes its event log ends by itself, without a word of warning, and has rested while it had nothing to do', async () => {
    const topic = await newTopic('closes');
    const program = join(import.meta.dirname, 'short-lived-program.js');
    const { stdout, stderr } = await promisify(execFile)(process.execPath, [program, kafka?.brokers ?? '', topic], { timeout: 25_000 });
    const { restingMicroseconds, closedAt } = JSON.parse(stdout) as { restingMicroseconds: number; closedAt: number };
    expect(stderr).toBe('');
    expect(Date.now() - closedAt).toBeLessThan(3000);
    process.stderr.write(`an idle event log costs ${(restingMicroseconds / 1000).toFixed(0)} ms of processor time a second\n`);
    expect(restingMicroseconds).toBeLessThan(200_000);
  }, 60_000);
});
