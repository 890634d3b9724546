import type { Admin } from 'kafkajs';
import { setTimeout as sleep } from 'node:timers/promises';

import { EventLogError } from './event-log.js';
import type { TopicRequest } from './event-log.js';
import { cuttableClient, within } from './kafkajs-client.js';
import type { KafkajsSettings } from './kafkajs-client.js';
import { eventLogError } from './kafkajs-faults.js';

const ADMIN_MILLISECONDS = 15_000;

/** One conversation with the cluster, on a connection of its own. Rejects with EventLogError. */
async function withAdmin<T>(settings: KafkajsSettings, milliseconds: number, ask: (admin: Admin) => Promise<T>): Promise<T> {
  const client = cuttableClient(settings, milliseconds);
  const admin = client.kafka.admin();
  const conversation = async () => {
    await admin.connect();
    const answer = await ask(admin);
    await admin.disconnect();
    return answer;
  };
  try {
    return await within(milliseconds, conversation(), () => { throw new EventLogError('UNREACHABLE'); });
  } catch (error) {
    throw eventLogError(error, 'UNREACHABLE');
  } finally {
    client.cut();
  }
}

export async function isReachable(settings: KafkajsSettings): Promise<boolean> {
  return withAdmin(settings, 2000, (admin) => admin.describeCluster()).then(() => true, () => false);
}

export async function existingTopics(settings: KafkajsSettings): Promise<ReadonlySet<string>> {
  return new Set(await withAdmin(settings, ADMIN_MILLISECONDS, (admin) => admin.listTopics()));
}

/** A busy broker can say of a topic that it has just made that there is none; asked again, it knows. */
const TRIES = 5;
const TRY_AGAIN_MILLISECONDS = 300;

export async function ensureTopics(settings: KafkajsSettings, topics: readonly TopicRequest[]): Promise<void> {
  for (let tries = 1; topics.length > 0; tries += 1) {
    try {
      await createTopics(settings, topics);
      return;
    } catch (error) {
      if (tries === TRIES || !(error instanceof EventLogError) || error.kind !== 'UNKNOWN_TOPIC') throw error;
      await sleep(TRY_AGAIN_MILLISECONDS);
    }
  }
}

async function createTopics(settings: KafkajsSettings, topics: readonly TopicRequest[]): Promise<void> {
  await withAdmin(settings, ADMIN_MILLISECONDS, (admin) => admin.createTopics({
    waitForLeaders: true,
    timeout: 10_000,
    topics: topics.map(({ name, partitions, retentionMilliseconds }) => ({
      topic: name,
      numPartitions: partitions,
      replicationFactor: -1, // as the cluster says
      configEntries: [
        { name: 'retention.ms', value: String(retentionMilliseconds) },
        // The broker unpacks what a provider compressed: one batch in a codec that kafkajs lacks would stop the consumer for good.
        { name: 'compression.type', value: 'uncompressed' },
      ],
    })),
  }));
}
