import type { EachBatchPayload } from 'kafkajs';

import type { Handled, InboundRecord, SubscriptionRequest } from './event-log.js';
import type { KafkajsSettings } from './kafkajs-client.js';
import { inboundRecord } from './kafkajs-inbound.js';

const COMMIT_AFTER_MILLISECONDS = 1000;
const RETRY_FIRST_MILLISECONDS = 100;
const RETRY_MAXIMUM_MILLISECONDS = 5000;

/** Takes batches to the handler, record by record. Its own errors are kafkajs' only: what the handler throws stays here. */
export function consumeBatches(settings: KafkajsSettings, request: SubscriptionRequest, heartbeatMilliseconds: number) {
  /** Consecutive retries of the record at the head of a partition. */
  const retries = new Map<string, number>();
  const resumes = new Set<NodeJS.Timeout>();
  const inHand = new Set<Promise<Handled>>();
  let isStopping = false;

  const handled = async (record: InboundRecord): Promise<Handled> => {
    const handling = handleSafely(record, settings, request);
    inHand.add(handling);
    try {
      return await handling;
    } finally {
      inHand.delete(handling);
    }
  };

  /** The partition rests; afterwards it is fetched again from the first record that is not resolved. */
  const rest = ({ batch: { topic, partition }, pause }: EachBatchPayload): void => {
    const lane = `${topic}/${partition}`;
    const times = retries.get(lane) ?? 0;
    retries.set(lane, times + 1);
    const resume = pause();
    const timer = setTimeout(() => {
      resumes.delete(timer);
      resume();
    }, Math.min(RETRY_FIRST_MILLISECONDS * 2 ** times, RETRY_MAXIMUM_MILLISECONDS));
    resumes.add(timer);
  };

  const eachBatch = async (payload: EachBatchPayload): Promise<void> => {
    const { batch, resolveOffset, heartbeat, commitOffsetsIfNecessary, uncommittedOffsets, isRunning, isStale } = payload;
    let committedAt = Date.now();
    const commit = async (): Promise<void> => {
      await commitOffsetsIfNecessary(uncommittedOffsets());
      committedAt = Date.now();
    };
    // A slow record must not cost us the group; an error of these heartbeats comes again from the one below.
    const beating = setInterval(() => void heartbeat().catch(() => {}), heartbeatMilliseconds);
    try {
      for (const message of batch.messages) {
        if (isStopping || !isRunning() || isStale()) break;
        if (await handled(inboundRecord(batch.topic, batch.partition, message)) !== 'done') {
          rest(payload);
          break;
        }
        retries.delete(`${batch.topic}/${batch.partition}`);
        resolveOffset(message.offset);
        if (Date.now() - committedAt > COMMIT_AFTER_MILLISECONDS) await commit();
        await heartbeat();
      }
    } finally {
      clearInterval(beating);
      await commit();
    }
  };

  return {
    eachBatch,
    /** No further record, no timer. */
    stop: (): void => {
      isStopping = true;
      for (const timer of resumes) clearTimeout(timer);
    },
    nothingInHand: async (): Promise<void> => void (await Promise.allSettled(inHand)),
  };
}

async function handleSafely(record: InboundRecord, { log }: KafkajsSettings, { group, handle }: SubscriptionRequest): Promise<Handled> {
  try {
    return await handle(record);
  } catch (error) {
    const { topic, partition, offset } = record;
    // The name only: a message may quote the record.
    log('error', 'a handler threw; its record comes again', { group, topic, partition, offset: String(offset), error: error instanceof Error ? error.name : 'unknown' });
    return 'retry';
  }
}
