import { setTimeout as sleep } from 'node:timers/promises';

import { afterAll, describe, expect, test } from '@jest/globals';

import { parseCloudEvent, toBinary } from '../../../src/shell/kafka/cloud-event.js';
import type { Handled, InboundRecord } from '../../../src/shell/kafka/event-log.js';
import { kafkajsEventLog } from '../../../src/shell/kafka/kafkajs-event-log.js';
import { testBroker } from '../../kafka/broker.js';
import { eventually, logBook, newName, textOf, written } from './log-book.js';

const broker = await testBroker();
const { log, lines } = logBook();
const eventLog = kafkajsEventLog({ brokers: broker?.brokers.split(',') ?? [], clientId: 'hub-test', log });

async function newTopic(word: string, partitions = 1): Promise<string> {
  const name = newName(word);
  await eventLog.ensureTopics([{ name, partitions, retentionMilliseconds: 3_600_000 }]);
  return name;
}

/** Reads a topic into a list; `answer` decides about each record. */
async function read(topics: string[], answer: (record: InboundRecord) => Promise<Handled> = async () => 'done', group = newName('group')) {
  const heard: InboundRecord[] = [];
  const subscription = await eventLog.subscribe({
    group, topics, onDead: () => {},
    handle: async (record) => {
      heard.push(record);
      return answer(record);
    },
  });
  return { group, heard, stop: () => subscription.stop() };
}

afterAll(async () => {
  await eventLog.close();
  await broker?.stop();
}, 30_000);

(broker ? describe : describe.skip)(`the event log on Kafka ${broker?.version ?? '(no broker)'}`, () => {
  test('a record arrives as it was sent: key, headers, bytes; the acknowledgement names its place', async () => {
    const topic = await newTopic('round-trip', 3);
    const records = Array.from({ length: 12 }, (_, i) => written(topic, `referral-${i % 4}`, `żółć ${i}`, { ce_id: `${i}`, ce_subject: 'skierowanie' }));
    const acks = await eventLog.publish(records);
    const { heard, stop } = await read([topic]);
    await eventually(() => heard.length === 12, 'twelve records');
    await stop();

    const places = records.map(({ key, headers, value }, i) => ({ ...acks[i], key, headers, value: Buffer.from(value).toString() }));
    const byPlace = (one: { partition?: number; offset?: bigint }, other: { partition?: number; offset?: bigint }) =>
      (one.partition ?? 0) - (other.partition ?? 0) || Number((one.offset ?? 0n) - (other.offset ?? 0n));
    expect(heard.map(({ topic: from, partition, offset, key, headers, value }) => ({ topic: from, partition, offset, key, headers, value: Buffer.from(value).toString() })).toSorted(byPlace))
      .toEqual(places.toSorted(byPlace));
    expect(heard.every(({ timestamp }) => Math.abs(Date.now() - timestamp.getTime()) < 60_000)).toBe(true);
    expect(heard.every(({ unreadableHeaders }) => unreadableHeaders.length === 0)).toBe(true);
  });

  test('publishing: many topics at once, but a second publish to the same topic is refused as the mistake it is', async () => {
    const [first, second] = [await newTopic('lane'), await newTopic('lane')];
    const [one, another, same] = await Promise.allSettled([
      eventLog.publish([written(first, 'a', '1')]), eventLog.publish([written(second, 'a', '1')]), eventLog.publish([written(first, 'a', '2')]),
    ]);
    expect([one.status, another.status, same.status]).toEqual(['fulfilled', 'fulfilled', 'rejected']);
    await expect(eventLog.publish([written(first, 'a', '1'), written(second, 'a', '1')])).rejects.toThrow('one topic');
    await expect(eventLog.publish([])).resolves.toEqual([]);
  });

  test('a topic that does not exist is UNKNOWN_TOPIC, is not made by writing to it, and harms no other topic', async () => {
    const topic = await newTopic('known');
    const missing = newName('missing');
    const outcomes = await Promise.allSettled(Array.from({ length: 10 }, async (_, i) => {
      if (i % 2) await eventLog.publish([written(`${missing}.${i}`, 'a', '1')]);
      else if (i === 0) for (let n = 0; n < 20; n += 1) await eventLog.publish([written(topic, 'a', `${n}`)]);
    }));
    expect(outcomes.filter(({ status }) => status === 'rejected').map((outcome) => 'reason' in outcome && { ...outcome.reason }))
      .toEqual(Array.from({ length: 5 }, () => ({ kind: 'UNKNOWN_TOPIC', retryable: false })));
    const { heard, stop } = await read([topic]);
    await eventually(() => heard.length >= 20, 'twenty records');
    await stop();
    expect(heard.map(textOf)).toEqual(Array.from({ length: 20 }, (_, n) => `${n}`));
  });

  test('a record larger than the broker takes is TOO_LARGE, and the next one is written', async () => {
    const topic = await newTopic('large');
    await expect(eventLog.publish([written(topic, 'a', 'x'.repeat(2_000_000))])).rejects.toMatchObject({ kind: 'TOO_LARGE', retryable: false });
    await expect(eventLog.publish([written(topic, 'a', 'small')])).resolves.toMatchObject([{ offset: 0n }]);
  });

  test('making a topic that is there already changes nothing', async () => {
    const topic = await newTopic('twice');
    await eventLog.publish([written(topic, 'a', '1')]);
    await eventLog.ensureTopics([{ name: topic, partitions: 1, retentionMilliseconds: 1 }, { name: newName('new'), partitions: 1, retentionMilliseconds: 1000 }]);
    await expect(eventLog.publish([written(topic, 'a', '2')])).resolves.toMatchObject([{ offset: 1n }]);
  });

  test('retry: the same record comes again, those behind it wait, other partitions do not', async () => {
    const topic = await newTopic('retry', 2);
    const acks = await eventLog.publish(Array.from({ length: 30 }, (_, i) => written(topic, `key-${i}`, `${i}`)));
    const blocked = acks[0]?.partition;
    let refusals = 0;
    const { heard, stop } = await read([topic], async (record) =>
      (record.partition === blocked && record.offset === 1n && (refusals += 1) <= 3 ? 'retry' : 'done'));
    await eventually(() => heard.length === 33, 'thirty records and three repetitions');
    await stop();
    const offsets = heard.filter(({ partition }) => partition === blocked).map(({ offset }) => Number(offset));
    expect(offsets).toEqual([0, 1, 1, 1, ...Array.from({ length: offsets.length - 4 }, (_, i) => i + 1)]);
    const lastOther = heard.findLastIndex(({ partition }) => partition !== blocked);
    expect(lastOther).toBeLessThan(heard.findLastIndex(({ partition, offset }) => partition === blocked && offset === 1n));
  });

  test('a handler that throws a TypeError stops nothing: the record comes again, and the log holds nothing of it', async () => {
    const topic = await newTopic('throws');
    await eventLog.publish(['good', 'PESEL 44051401359', 'last'].map((text) => written(topic, 'a', text)));
    let thrown = 0;
    const { heard, stop } = await read([topic], async (record) => {
      if (textOf(record).startsWith('PESEL') && (thrown += 1) <= 2) throw new TypeError(`cannot read ${textOf(record)}`);
      return 'done';
    });
    await eventually(() => heard.some((record) => textOf(record) === 'last'), 'the last record');
    await stop();
    expect(heard.map(textOf)).toEqual(['good', 'PESEL 44051401359', 'PESEL 44051401359', 'PESEL 44051401359', 'last']);
    expect(lines.some((line) => line.includes('TypeError'))).toBe(true);
    expect(lines.join('\n')).not.toContain('44051401359');
  });

  test('after a stop in the middle the group goes on where it was: nothing lost, nothing done twice', async () => {
    const topic = await newTopic('resume');
    await eventLog.publish(Array.from({ length: 100 }, (_, i) => written(topic, 'a', `${i}`)));
    const finished: string[] = [];
    const slowly = async (record: InboundRecord): Promise<Handled> => {
      await sleep(10);
      finished.push(textOf(record));
      return 'done';
    };
    const first = await read([topic], slowly);
    await eventually(() => finished.length >= 30, 'thirty records');
    await first.stop();
    const atStop = finished.length;
    expect(atStop).toBeLessThan(100);
    const second = await read([topic], slowly, first.group);
    await eventually(() => finished.length >= 100, 'the rest');
    await second.stop();
    expect(finished).toEqual(Array.from({ length: 100 }, (_, i) => `${i}`));
  });

  test('one missing topic of a subscription does not keep the others from being read', async () => {
    const topic = await newTopic('there');
    await eventLog.publish([written(topic, 'a', '1')]);
    const { heard, stop } = await read([newName('not-there'), topic]);
    await eventually(() => heard.length === 1, 'the record of the topic that exists');
    await stop();
    expect(lines.some((line) => line.startsWith('warn these topics do not exist'))).toBe(true);
  });

  test('what a hostile sender writes reaches the handler and becomes a refusal; the good event behind it is heard', async () => {
    const { Kafka, logLevel } = await import('kafkajs');
    const topic = await newTopic('hostile');
    const stranger = new Kafka({ brokers: broker?.brokers.split(',') ?? [], logLevel: logLevel.NOTHING }).producer();
    const good = toBinary({ specversion: '1.0', id: '1', source: '/providers/p', type: 'pl.example.accepted.v1', data: Buffer.from('{}') });
    await stranger.connect();
    for (const message of [
      { value: Buffer.from([0xff, 0x00, 0xfe]) },
      { value: null },
      { key: Buffer.from([0xc3, 0x28]), value: '{}', headers: { ...good.headers, ce_id: Buffer.from([0xc3, 0x28]) } },
      { value: '{}', headers: { ...good.headers, ce_id: ['1', '2'] } },
      { value: Buffer.from([0xff]), headers: good.headers },
      { value: Buffer.alloc(1_000_000, 'x'), headers: good.headers },
      { value: '{"specversion":"1.0"', headers: { 'content-type': 'application/cloudevents+json' } },
      { value: '{}', headers: { ...good.headers, ce___proto__: 'x', __proto__: 'y' } },
      { key: 'k', value: Buffer.from(good.value), headers: good.headers },
    ]) await stranger.send({ topic, messages: [message] });
    await stranger.disconnect();

    const { heard, stop } = await read([topic]);
    await eventually(() => heard.length === 9, 'nine records');
    await stop();
    expect(heard.map(parseCloudEvent).map((answer) => ('refused' in answer ? answer.refused : answer.id))).toEqual([
      'NOT_CLOUD_EVENT', 'NOT_CLOUD_EVENT', 'UNREADABLE_HEADERS', 'UNREADABLE_HEADERS', 'NOT_UTF8', 'TOO_LARGE', 'NOT_JSON', 'ATTRIBUTE_NAME', '1',
    ]);
  });

  test('a batch compressed in a codec that the consumer lacks is unpacked by the broker, because its topic says so', async () => {
    const { CompressionCodecs, CompressionTypes, Kafka, logLevel } = (await import('kafkajs')).default;
    const zlib = await import('node:zlib');
    const topic = await newTopic('zstd');
    CompressionCodecs[CompressionTypes.ZSTD] = () => ({
      compress: async (encoder: { buffer: Buffer }) => zlib.zstdCompressSync(encoder.buffer),
      decompress: async () => { throw new Error('the consumer has no zstd'); },
    });
    const stranger = new Kafka({ brokers: broker?.brokers.split(',') ?? [], logLevel: logLevel.NOTHING }).producer();
    await stranger.connect();
    await stranger.send({ topic, compression: CompressionTypes.ZSTD, messages: [{ value: 'packed '.repeat(100) }] });
    await stranger.disconnect();
    const { heard, stop } = await read([topic]);
    await eventually(() => heard.length === 1, 'the record');
    await stop();
    expect(heard.map(textOf)).toEqual(['packed '.repeat(100)]);
  });

  test('it is reachable, and one publish after another takes milliseconds', async () => {
    await expect(eventLog.isReachable()).resolves.toBe(true);
    const topic = await newTopic('latency');
    const took: number[] = [];
    for (let i = 0; i < 200; i += 1) {
      const from = performance.now();
      await eventLog.publish([written(topic, 'a', `${i}`)]);
      took.push(performance.now() - from);
    }
    took.sort((one, other) => one - other);
    process.stderr.write(`publish on Kafka ${broker?.version}: p50 ${took[100]?.toFixed(1)} ms, p99 ${took[198]?.toFixed(1)} ms\n`);
    expect(took[100]).toBeLessThan(100);
  });
});
