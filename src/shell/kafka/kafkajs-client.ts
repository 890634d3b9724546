import { connect } from 'node:net';
import type { Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

import { Kafka, logLevel } from 'kafkajs';
import type { LogEntry, RetryOptions } from 'kafkajs';
import RequestQueue from 'kafkajs/src/network/requestQueue/index.js';

import type { Log } from './event-log.js';

/**
 * kafkajs 2.2.4 sets a 1 ms timer again and again on every idle connection: 4–5 % of a core, and a TimeoutNegativeWarning on
 * Node 24. Nothing waits and nothing is throttled: nothing to check.
 */
const checkAgain = RequestQueue.prototype.scheduleCheckPendingRequests;
RequestQueue.prototype.scheduleCheckPendingRequests = function (this: RequestQueue): void {
  if (this.pending.length > 0 || this.throttledUntil > Date.now()) checkAgain.call(this);
};

export interface KafkajsSettings {
  readonly brokers: readonly string[];
  readonly clientId: string;
  readonly log: Log;
}

/** Short: whoever uses a client here tries again by itself, with a new client. */
const RETRY: RetryOptions = { initialRetryTime: 50, multiplier: 1.5, factor: 0.2, maxRetryTime: 1000, retries: 4 };

/** A kafkajs client of its own, whose connections can be cut at once. kafkajs alone may reconnect after it was told to go. */
export interface CuttableClient {
  readonly kafka: Kafka;
  /** Connecting or connected to at least one broker. */
  isConnected(): boolean;
  /** Ends all connections now; everything that waits for an answer is rejected, and no new connection is made. */
  cut(): void;
}

export function cuttableClient({ brokers, clientId, log }: KafkajsSettings, requestTimeout: number): CuttableClient {
  const sockets = new Set<Socket>();
  let isCut = false;
  const kafka = new Kafka({
    brokers: [...brokers],
    clientId,
    connectionTimeout: 3000,
    authenticationTimeout: 5000,
    requestTimeout,
    retry: RETRY,
    logLevel: logLevel.WARN,
    logCreator: () => (entry) => log('debug', `kafkajs: ${entry.log.message}`, withoutContent(entry)),
    socketFactory: ({ host, port, onConnect }) => {
      if (isCut) throw new Error('the connection was cut');
      const socket = connect({ host, port, noDelay: true, keepAlive: true, keepAliveInitialDelay: 30_000 }, onConnect);
      sockets.add(socket);
      return socket.once('close', () => sockets.delete(socket));
    },
  });
  return {
    kafka,
    isConnected: () => sockets.size > 0,
    cut: () => {
      isCut = true;
      // kafkajs hears only of a connection that ends with an error
      for (const socket of sockets) socket.destroy(new Error('the connection was cut'));
    },
  };
}

/** kafkajs adds stacks, requests and whole messages to its log lines; these few fields are all that passes. */
function withoutContent({ namespace, log }: LogEntry): Record<string, unknown> {
  const passed: Record<string, unknown> = { namespace };
  for (const name of ['broker', 'groupId', 'memberId', 'topic', 'partition', 'retryCount', 'retryTime']) {
    const value: unknown = log[name];
    if (typeof value === 'string' || typeof value === 'number') passed[name] = value;
  }
  return passed;
}

/** What the promise says, or `onTime` when it has said nothing in time. A later rejection of the promise is dropped. */
export async function within<T>(milliseconds: number, promise: Promise<T>, onTime: () => T): Promise<T> {
  const heard = new AbortController();
  promise.catch(() => {});
  try {
    return await Promise.race([promise, sleep(milliseconds, undefined, { signal: heard.signal }).then(onTime)]);
  } finally {
    heard.abort();
  }
}
