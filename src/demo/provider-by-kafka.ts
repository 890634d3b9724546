import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Kafka, logLevel, type Producer } from 'kafkajs';
import type { GraphClient } from './graph-client.js';
import { isOver, openPackage, pause, type Pace } from './provider-work.js';

export interface KafkaWork {
  readonly graph: GraphClient;
  readonly pace: Pace;
  /** The provider's code: its topics end with it, and its events come from `/providers/<code>`. */
  readonly provider: string;
  readonly brokers: readonly string[];
  readonly topicPrefix: string;
  readonly stop: AbortSignal;
}

const ISSUED = 'pl.cus.referral.issued.v1';
const ANSWERS = [
  { type: 'pl.cus.referral.accepted.v1' },
  { type: 'pl.cus.referral.started.v1' },
  { type: 'pl.cus.referral.completed.v1', outcome: 'ACHIEVED' },
] as const;

/**
 * A provider with Kafka. It keeps no state: the offset is committed after the last answer, and the ids of the answers
 * are computed from the referral, so that answering again after a crash is answering once.
 */
export async function workByKafka(work: KafkaWork): Promise<void> {
  while (!work.stop.aborted) {
    try {
      await untilItBreaks(work);
    } catch { /* Kafka is away, or its topics are not there yet */ }
    await sleep(1_000, undefined, { signal: work.stop }).catch(() => undefined);
  }
}

async function untilItBreaks(work: KafkaWork): Promise<void> {
  const kafka = new Kafka({ clientId: work.provider, brokers: [...work.brokers], logLevel: logLevel.NOTHING, retry: { retries: 3 } });
  const producer = kafka.producer({ allowAutoTopicCreation: false });
  const consumer = kafka.consumer({ groupId: `${work.provider}.system`, sessionTimeout: 10_000, heartbeatInterval: 2_500, allowAutoTopicCreation: false });
  const broken = new Promise<void>((resolve) => {
    consumer.on(consumer.events.CRASH, () => resolve());
    work.stop.addEventListener('abort', () => resolve(), { once: true });
  });
  try {
    await Promise.all([producer.connect(), consumer.connect()]);
    await consumer.subscribe({ topics: [`${work.topicPrefix}.hub.referrals.out.v1.${work.provider}`], fromBeginning: true });
    await consumer.run({
      eachMessage: async ({ message, heartbeat }) => {
        if (String(message.headers?.['ce_type']) !== ISSUED) return;
        const { referralId } = JSON.parse(String(message.value)) as { referralId: string };
        if (await isOver(work.graph, referralId)) return; // heard late, or again: somebody has finished it
        await openPackage(work.graph, referralId);
        for (const answer of ANSWERS) {
          await pause(work.pace, work.stop);
          await say(producer, work, referralId, answer);
          await heartbeat();
        }
      },
    });
    await broken;
  } finally {
    await Promise.allSettled([consumer.disconnect(), producer.disconnect()]);
  }
}

async function say(producer: Producer, { topicPrefix, provider }: KafkaWork, referralId: string, { type, ...said }: (typeof ANSWERS)[number]): Promise<void> {
  const id = createHash('sha256').update(`${referralId} ${type}`).digest('hex').slice(0, 32);
  await producer.send({
    topic: `${topicPrefix}.hub.referrals.in.v1.${provider}`, acks: -1,
    messages: [{
      key: referralId, value: JSON.stringify({ referralId, ...said }),
      headers: {
        'content-type': 'application/json', ce_specversion: '1.0', ce_id: id, ce_type: type,
        ce_source: `/providers/${provider}`, ce_subject: referralId, ce_time: new Date().toISOString(),
      },
    }],
  });
}
