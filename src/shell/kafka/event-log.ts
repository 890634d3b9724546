/** The narrow port to Kafka. Everything the hub knows about an event log is on this page. */

export interface EventRecord {
  readonly topic: string;
  /** Records of one key stay in order. */
  readonly key: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly value: Uint8Array;
}

export interface InboundRecord extends EventRecord {
  readonly partition: number;
  readonly offset: bigint;
  /** When the broker or the sender says it was written; nothing is decided by it. */
  readonly timestamp: Date;
  /** Names of headers that are left out of `headers`: sent twice, or not UTF-8. */
  readonly unreadableHeaders: readonly string[];
}

/** Where a record came to rest. One for each published record, in the same order. */
export interface Ack {
  readonly topic: string;
  readonly partition: number;
  readonly offset: bigint;
}

/** `done`: the next one, and the offset may be committed. `retry`: this one again, later; its partition waits. */
export type Handled = 'done' | 'retry';

export interface SubscriptionRequest {
  readonly group: string;
  readonly topics: readonly string[];
  /** At least once, in order within a partition. Must not throw; when it does, it counts as `retry`. */
  readonly handle: (record: InboundRecord) => Promise<Handled>;
  /** For ten seconds nothing could be read; the error is the last reason. It goes on trying. Once an outage. */
  readonly onDead: (error: EventLogError) => void;
}

export interface Subscription {
  /** Waits for the records in hand, commits, leaves the group. */
  stop(): Promise<void>;
}

export interface TopicRequest {
  readonly name: string;
  readonly partitions: number;
  readonly retentionMilliseconds: number;
}

export interface EventLog {
  /**
   * Writes records of one topic and resolves when all replicas in sync have them. One call at a time for a topic, or the
   * order is lost: a second one is rejected as the mistake it is. Answers or rejects within about five seconds with
   * EventLogError; after UNKNOWN_OUTCOME and UNREACHABLE the same records are to be sent again, before any later ones.
   */
  publish(records: readonly EventRecord[]): Promise<readonly Ack[]>;
  /** Begins at the committed offset, or at the oldest record. Kafka that is down is waited for, in the background. */
  subscribe(request: SubscriptionRequest): Promise<Subscription>;
  /** Makes the topics that are not there yet; those that are, stay as they are. Rejects with EventLogError. */
  ensureTopics(topics: readonly TopicRequest[]): Promise<void>;
  /** Answers within two seconds; never rejects. */
  isReachable(): Promise<boolean>;
  /** Ends the subscriptions, waits for publishes in hand, leaves no connection and no timer. */
  close(): Promise<void>;
}

/** Why Kafka did not do it, whether sending the same records again can help, and what a person is told. */
export const EVENT_LOG_FAULTS = {
  UNREACHABLE: { retryable: true, sentence: 'Kafka nie odpowiada; zdarzenia czekają i zostaną wysłane później.' },
  UNKNOWN_OUTCOME: { retryable: true, sentence: 'Połączenie z Kafką przerwano przed potwierdzeniem; zdarzenie zostanie wysłane ponownie.' },
  UNKNOWN_TOPIC: { retryable: false, sentence: 'Nie ma takiego tematu w Kafce.' },
  TOO_LARGE: { retryable: false, sentence: 'Zdarzenie jest za duże dla Kafki.' },
  NOT_AUTHORIZED: { retryable: false, sentence: 'Kafka odmówiła dostępu: sprawdź konto i uprawnienia.' },
} as const satisfies Record<string, { retryable: boolean; sentence: string }>;

export type EventLogFault = keyof typeof EVENT_LOG_FAULTS;

export class EventLogError extends Error {
  readonly retryable: boolean;

  constructor(readonly kind: EventLogFault, options?: ErrorOptions) {
    super(EVENT_LOG_FAULTS[kind].sentence, options);
    this.retryable = EVENT_LOG_FAULTS[kind].retryable;
  }
}

/** Where the adapter tells what it does. `fields` never hold a key, a header or a value of a record. */
export type Log = (level: 'debug' | 'info' | 'warn' | 'error', message: string, fields: Readonly<Record<string, unknown>>) => void;
