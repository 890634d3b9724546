import { Partitioners } from 'kafkajs';
import type { Message } from 'kafkajs';

import { EventLogError } from './event-log.js';
import type { Ack, EventRecord } from './event-log.js';
import { cuttableClient, within } from './kafkajs-client.js';
import type { KafkajsSettings } from './kafkajs-client.js';
import { eventLogError } from './kafkajs-faults.js';

const PUBLISH_MILLISECONDS = 5000;

/** One kafkajs producer. After its first failure it takes nothing more, and is cut when nothing is in hand. */
export interface Sender {
  /** All topics it was used for: kafkajs asks for the metadata of all of them together, so one of them can fail the others. */
  readonly topics: ReadonlySet<string>;
  isUsable(): boolean;
  send(topic: string, records: readonly EventRecord[]): Promise<readonly Ack[]>;
  close(): Promise<void>;
}

export function newSender(settings: KafkajsSettings): Sender {
  const client = cuttableClient(settings, PUBLISH_MILLISECONDS);
  const partitionOf = new WeakMap<Message, number>();
  const producer = client.kafka.producer({
    idempotent: false,
    maxInFlightRequests: 5,
    allowAutoTopicCreation: false,
    metadataMaxAge: 60_000,
    retry: { retries: 0 },
    createPartitioner: () => {
      const byKey = Partitioners.DefaultPartitioner();
      return (choice) => {
        const partition = byKey(choice);
        partitionOf.set(choice.message, partition);
        return partition;
      };
    },
  });
  const connected = producer.connect();
  connected.catch(() => {}); // heard by whoever sends
  const topics = new Set<string>();
  let inHand = 0;
  let hasFailed = false;

  const sendOnce = async (topic: string, records: readonly EventRecord[]): Promise<readonly Ack[]> => {
    const endsAt = Date.now() + PUBLISH_MILLISECONDS;
    await within(PUBLISH_MILLISECONDS, connected, () => { throw new EventLogError('UNREACHABLE'); })
      .catch((error: unknown) => { throw eventLogError(error, 'UNREACHABLE'); });
    topics.add(topic);
    const messages = records.map(({ key, value, headers }): Message => (
      { key, value: Buffer.from(value.buffer, value.byteOffset, value.byteLength), headers: { ...headers } }));
    const written = await within(
      endsAt - Date.now(), producer.send({ topic, messages, acks: -1, timeout: PUBLISH_MILLISECONDS - 1000 }),
      () => { throw new EventLogError('UNKNOWN_OUTCOME'); });
    const next = new Map(written.map(({ partition, baseOffset }) => [partition, BigInt(baseOffset ?? -1)]));
    return messages.map((message) => ackOf(topic, partitionOf.get(message), next));
  };

  return {
    topics,
    isUsable: () => !hasFailed && (client.isConnected() || inHand > 0),
    send: async (topic, records) => {
      inHand += 1;
      try {
        return await sendOnce(topic, records);
      } catch (error) {
        hasFailed = true;
        throw eventLogError(error, 'UNKNOWN_OUTCOME');
      } finally {
        inHand -= 1;
        if (hasFailed && inHand === 0) client.cut();
      }
    },
    close: async () => {
      await within(2000, producer.disconnect(), () => {}).catch(() => {});
      client.cut();
    },
  };
}

/** Kafka answers with the first offset of each partition; records of one partition follow each other. */
function ackOf(topic: string, partition: number | undefined, next: Map<number, bigint>): Ack {
  const offset = partition === undefined ? undefined : next.get(partition);
  if (partition === undefined || offset === undefined) throw new Error('Kafka acknowledged less than was sent');
  next.set(partition, offset + 1n);
  return { topic, partition, offset };
}
