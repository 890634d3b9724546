import type { Admin } from 'kafkajs';

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

export async function ensureTopics(settings: KafkajsSettings, topics: readonly TopicRequest[]): Promise<void> {
  if (topics.length === 0) return;
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
