import type { InOneTransaction } from '../commands/work.js';
import { parseCloudEvent } from '../kafka/cloud-event.js';
import type { EventLog, InboundRecord, Subscription } from '../kafka/event-log.js';
import { providerOfTopic, providerTopics, type TopicNames } from '../outbox/topics.js';
import { applyEvent } from './apply-event.js';

export interface ListenParts {
  readonly log: EventLog;
  readonly topics: TopicNames;
  readonly tenant: string;
  readonly run: InOneTransaction;
  /** Codes of the registered providers, now. */
  readonly providers: () => Promise<readonly string[]>;
  note(level: 'info' | 'warn', what: string, fields: Record<string, unknown>): void;
}

/** Hears the providers' topics, and hears a newly registered one as soon as it is there. */
export interface Listener {
  /** Looks whether there are new providers. */
  refresh(): Promise<void>;
  stop(): Promise<void>;
}

export function listen(parts: ListenParts): Listener {
  let subscription: Subscription | null = null;
  let heard: readonly string[] = [];
  let turn: Promise<void> = Promise.resolve();

  const refresh = async () => {
    const codes = await parts.providers();
    if (codes.length === 0 || codes.join() === heard.join()) return;
    const topics = codes.map((code) => providerTopics(parts.topics, code));
    await parts.log.ensureTopics(topics.flatMap(({ in: inbound, out }) => [inbound, out]));
    await subscription?.stop();
    subscription = await parts.log.subscribe({
      group: `${parts.topics.prefix}.hub`, topics: topics.map(({ in: inbound }) => inbound.name),
      handle: (record) => handle(record, parts),
      onDead: () => parts.note('warn', 'nothing could be read from Kafka for a while; trying on', {}),
    });
    heard = codes;
  };
  return {
    refresh: () => (turn = turn.then(refresh, refresh)),
    async stop() {
      await turn.catch(() => undefined);
      await subscription?.stop();
    },
  };
}

/** `done` commits the offset; `retry` leaves the record where it is, because the database could not take it now. */
async function handle(record: InboundRecord, { topics, tenant, run, note }: ListenParts): Promise<'done' | 'retry'> {
  const provider = providerOfTopic(topics, record.topic)!;
  const where = { topic: record.topic, partition: record.partition, offset: String(record.offset) };
  const event = parseCloudEvent(record);
  if ('refused' in event) {
    note('warn', 'a record that is no CloudEvent was left out', { ...where, code: event.refused });
    return 'done';
  }
  try {
    const applied = await applyEvent(run, tenant, provider, event);
    note(applied === 'CONFLICT' ? 'warn' : 'info', 'an event of a provider was heard', { ...where, applied });
    return 'done';
  } catch (error) {
    note('warn', 'an event waits for the database', { ...where, error: error instanceof Error ? error.name : 'unknown' });
    return 'retry';
  }
}
