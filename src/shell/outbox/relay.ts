import type { Client } from 'pg';
import { EventLogError, type EventLog, type EventRecord } from '../kafka/event-log.js';
import type { Bell } from './bell.js';
import { referralEvent, type JournalEntry } from './referral-event.js';
import { numberJournal } from './number.js';
import { providerTopics, type TopicNames } from './topics.js';

const BATCH_MAX = 200;
/** How long the leader sleeps when nobody rings: entries of other processes are noticed within this time. */
const IDLE_MILLISECONDS = 100;
const BACKOFF_MILLISECONDS = { first: 200, max: 5_000 };

export interface RelayParts {
  readonly log: EventLog | null;
  readonly topics: TopicNames;
  /** Absolute URL of the graph, for `dataref`. */
  readonly graphUrl: string;
  /** Rung when something was committed here. */
  readonly committed: Bell;
  /** Rung when entries got their place. */
  readonly numbered: Bell;
  warn(what: string, fields: Record<string, unknown>): void;
}

/**
 * Numbers the journal and moves it to Kafka, at its own pace and never in answer to a request. A lane is a provider:
 * one produce in flight for each, so its order holds, and a lane that fails waits alone.
 */
export async function relay(client: Client, stop: AbortSignal, parts: RelayParts): Promise<void> {
  const lanes = new Map<string, Lane>();
  while (!stop.aborted) {
    const numbered = await numberJournal(client);
    if (numbered > 0) parts.numbered.ring();
    if (parts.log) await startDueLanes(client, lanes, parts.log, parts, stop);
    if (numbered === 0) await parts.committed.wait(IDLE_MILLISECONDS, stop);
  }
  await Promise.allSettled([...lanes.values()].map(({ busy }) => busy));
}

interface Lane { busy: Promise<void> | null; failures: number; notBefore: number }

async function startDueLanes(client: Client, lanes: Map<string, Lane>, log: EventLog, parts: RelayParts, stop: AbortSignal): Promise<void> {
  const { rows } = await client.query<{ lane: string }>('select distinct lane from journal where lane is not null and published_at is null and position is not null');
  for (const { lane: code } of rows) {
    const lane = lanes.get(code) ?? { busy: null, failures: 0, notBefore: 0 };
    lanes.set(code, lane);
    if (lane.busy || lane.notBefore > performance.now() || stop.aborted) continue;
    lane.busy = publishLane(client, code, log, parts).then(
      () => { lane.failures = 0; },
      (error: unknown) => {
        lane.failures += 1;
        lane.notBefore = performance.now() + Math.min(BACKOFF_MILLISECONDS.first * 2 ** (lane.failures - 1), BACKOFF_MILLISECONDS.max);
        parts.warn('events wait for Kafka', { lane: code, failures: lane.failures, kind: error instanceof EventLogError ? error.kind : 'UNKNOWN_OUTCOME' });
      },
    ).finally(() => {
      lane.busy = null;
      parts.committed.ring();
    });
  }
}

/** One batch of one lane. Marked as published only after the brokers' answer; an unknown outcome is sent again, and the receiver knows it by its id. */
async function publishLane(client: Client, code: string, log: EventLog, parts: RelayParts): Promise<void> {
  const { rows } = await client.query<JournalEntry>(
    `select j.*, r.answer_by::text from journal j join referral r on r.id = j.referral_id
      where j.lane = $1 and j.published_at is null and j.position is not null order by j.position limit ${BATCH_MAX}`, [code],
  );
  if (rows.length === 0) return;
  const topics = providerTopics(parts.topics, code);
  const records: EventRecord[] = rows.map((entry) => ({ topic: topics.out.name, ...referralEvent(entry, parts.graphUrl) }));
  try {
    await log.publish(records);
  } catch (error) {
    if (error instanceof EventLogError && error.kind === 'UNKNOWN_TOPIC') await log.ensureTopics([topics.out, topics.in]);
    throw error;
  }
  await client.query('update journal set published_at = now() where id = any($1) and published_at is null', [rows.map(({ id }) => id)]);
}
