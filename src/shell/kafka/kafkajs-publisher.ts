import { EventLogError } from './event-log.js';
import type { Ack, EventRecord } from './event-log.js';
import type { KafkajsSettings } from './kafkajs-client.js';
import { newSender } from './kafkajs-sender.js';
import type { Sender } from './kafkajs-sender.js';

export interface Publisher {
  publish(records: readonly EventRecord[]): Promise<readonly Ack[]>;
  close(): Promise<void>;
}

/**
 * One attempt a call, without kafkajs' own retries: its retry after a lost connection may write later than a newer call, and
 * its idempotent mode acknowledges records that it has lost. So the caller repeats, and after any failure with a new producer.
 */
export function kafkajsPublisher(settings: KafkajsSettings): Publisher {
  /** By topic. */
  const inHand = new Map<string, Promise<readonly Ack[]>>();
  let sender: Sender | undefined;
  let isClosed = false;

  const usableSender = (): Sender => (sender?.isUsable() ? sender : (sender = newSender(settings)));

  return {
    publish: async (records) => {
      const topic = records[0]?.topic;
      if (topic === undefined) return [];
      if (isClosed) throw new Error('publish after close');
      if (records.some((record) => record.topic !== topic)) throw new Error('one publish writes to one topic');
      if (inHand.has(topic)) throw new Error(`another publish to ${topic} is under way: the order would be lost`);
      const publishing = publishOn(usableSender(), topic, records, settings);
      inHand.set(topic, publishing);
      try {
        return await publishing;
      } finally {
        inHand.delete(topic);
      }
    },
    close: async () => {
      isClosed = true;
      await Promise.allSettled(inHand.values());
      await sender?.close();
    },
  };
}

async function publishOn(sender: Sender, topic: string, records: readonly EventRecord[], settings: KafkajsSettings): Promise<readonly Ack[]> {
  try {
    return await sender.send(topic, records);
  } catch (error) {
    const isRefusal = error instanceof EventLogError && (error.kind === 'UNKNOWN_TOPIC' || error.kind === 'NOT_AUTHORIZED');
    if (!isRefusal || sender.topics.size === 1) throw error;
  }
  // The refusal may be meant for another topic of this producer, and nothing was written: ask again alone.
  const alone = newSender(settings);
  try {
    return await alone.send(topic, records);
  } finally {
    await alone.close();
  }
}
