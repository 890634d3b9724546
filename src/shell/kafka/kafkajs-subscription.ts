import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';

import type { Consumer } from 'kafkajs';

import { EventLogError } from './event-log.js';
import type { Subscription, SubscriptionRequest } from './event-log.js';
import { existingTopics } from './kafkajs-admin.js';
import { consumeBatches } from './kafkajs-batches.js';
import { cuttableClient, within } from './kafkajs-client.js';
import type { KafkajsSettings } from './kafkajs-client.js';
import { eventLogError } from './kafkajs-faults.js';

const HEARTBEAT_MILLISECONDS = 2000;
const STOP_MILLISECONDS = 10_000;
const LOOK_FOR_TOPICS_MILLISECONDS = 30_000;
const DEAD_AFTER_MILLISECONDS = 10_000;
const BACKOFF_MAXIMUM_MILLISECONDS = 2000;
const CONSUMER = {
  sessionTimeout: 6000, // the least a broker allows: after its crash a new member waits until the old one has expired
  heartbeatInterval: HEARTBEAT_MILLISECONDS,
  rebalanceTimeout: 20_000,
  maxWaitTimeInMs: 500,
  maxBytesPerPartition: 1 << 20,
  allowAutoTopicCreation: false,
  retry: { restartOnFailure: async () => false },
} as const;

/** How one consumer ended, and whether it had come as far as reading. */
interface Ending {
  readonly because: 'STOPPED' | EventLogError;
  readonly hadRead: boolean;
}

/**
 * Keeps one consumer of the group alive. kafkajs stops for ever after some errors and falls silent after others, so its own
 * restart is switched off: a consumer that ended, or gives no sign of life, is dropped and a new one is made.
 */
export function kafkajsSubscription(settings: KafkajsSettings, request: SubscriptionRequest): Subscription {
  const stopping = new AbortController();

  const keepConsuming = async (): Promise<void> => {
    let outage = { since: Date.now(), failures: 0, isTold: false };
    while (!stopping.signal.aborted) {
      const { because, hadRead } = await consumeUntilItEnds(settings, request, stopping.signal);
      if (because === 'STOPPED') return;
      if (hadRead) outage = { since: Date.now(), failures: 0, isTold: false };
      outage.failures += 1;
      settings.log(outage.failures === 1 ? 'warn' : 'debug', 'the Kafka consumer ended, a new one follows',
        { group: request.group, kind: because.kind, failures: outage.failures });
      if (!outage.isTold && Date.now() - outage.since > DEAD_AFTER_MILLISECONDS) {
        outage.isTold = true;
        request.onDead(because);
      }
      const pause = Math.min(100 * 2 ** outage.failures, BACKOFF_MAXIMUM_MILLISECONDS) * (0.8 + Math.random() * 0.4);
      await sleep(pause, undefined, { signal: stopping.signal }).catch(() => {});
    }
  };

  const consuming = keepConsuming();
  return {
    stop: async () => {
      stopping.abort();
      await consuming;
    },
  };
}

/** One kafkajs consumer from birth to end; nothing of it is left when this resolves, no record is in hand. Never rejects. */
async function consumeUntilItEnds(settings: KafkajsSettings, request: SubscriptionRequest, stop: AbortSignal): Promise<Ending> {
  const client = cuttableClient(settings, 15_000);
  const consumer = client.kafka.consumer({ ...CONSUMER, groupId: request.group });
  const batches = consumeBatches(settings, request, HEARTBEAT_MILLISECONDS);
  const ended = new AbortController();
  const fail = (error: unknown): void => ended.abort(eventLogError(error, 'UNREACHABLE'));
  const hadRead = watch(consumer, fail, ended.signal);

  const start = async (): Promise<void> => {
    const topics = await topicsToRead(settings, request, fail, ended.signal);
    await consumer.connect();
    await consumer.subscribe({ topics, fromBeginning: true });
    await consumer.run({ autoCommit: false, eachBatchAutoResolve: false, partitionsConsumedConcurrently: 4, eachBatch: batches.eachBatch });
  };
  start().catch(fail);
  const because = await endOf(ended, stop);

  batches.stop();
  const patience = because === 'STOPPED' ? STOP_MILLISECONDS : 1000;
  await within(patience, consumer.disconnect(), () => {}).catch(() => {});
  client.cut();
  await batches.nothingInHand();
  return { because, hadRead: hadRead() };
}

async function endOf(ended: AbortController, stop: AbortSignal): Promise<Ending['because']> {
  const either = AbortSignal.any([ended.signal, stop]);
  if (!either.aborted) await once(either, 'abort');
  if (stop.aborted) ended.abort();
  const why: unknown = ended.signal.reason;
  return !stop.aborted && why instanceof EventLogError ? why : 'STOPPED';
}

/** Calls `fail` when kafkajs says that the consumer crashed, or when it has said nothing for two session times. */
function watch(consumer: Consumer, fail: (error: unknown) => void, ended: AbortSignal): () => boolean {
  let lastSign = Date.now();
  let hasRead = false;
  const { CRASH, FETCH, HEARTBEAT, GROUP_JOIN } = consumer.events;
  consumer.on(CRASH, ({ payload }) => fail(payload.error));
  for (const sign of [FETCH, HEARTBEAT, GROUP_JOIN] as const) consumer.on(sign, () => { lastSign = Date.now(); });
  consumer.on(FETCH, () => { hasRead = true; });
  const watchdog = setInterval(() => {
    if (Date.now() - lastSign > 2 * CONSUMER.sessionTimeout) fail(new Error('the consumer fell silent'));
  }, 1000);
  ended.addEventListener('abort', () => clearInterval(watchdog));
  return () => hasRead;
}

/** One missing topic must not keep the others from being read: it is left out, and looked for from time to time. */
async function topicsToRead(
  settings: KafkajsSettings, { group, topics }: SubscriptionRequest, fail: (error: unknown) => void, ended: AbortSignal,
): Promise<string[]> {
  const existing = await existingTopics(settings);
  const missing = topics.filter((topic) => !existing.has(topic));
  if (missing.length === 0 || ended.aborted) return [...topics];
  if (missing.length === topics.length) throw new EventLogError('UNKNOWN_TOPIC');
  settings.log('warn', 'these topics do not exist and are not read', { group, topics: missing });
  const looking = setInterval(() => void existingTopics(settings).then((now) => {
    if (missing.some((topic) => now.has(topic))) fail(new Error('a missing topic appeared'));
  }, () => {}), LOOK_FOR_TOPICS_MILLISECONDS);
  ended.addEventListener('abort', () => clearInterval(looking));
  return topics.filter((topic) => existing.has(topic));
}
