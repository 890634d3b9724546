import { EventLogError } from './event-log.js';
import type { EventLogFault } from './event-log.js';

/** Answers of a broker (Kafka protocol error names) after which nothing of the request is in the log, or that say what is wrong. */
const BROKER_ANSWERS: Readonly<Record<string, EventLogFault>> = {
  MESSAGE_TOO_LARGE: 'TOO_LARGE',
  RECORD_LIST_TOO_LARGE: 'TOO_LARGE',
  UNKNOWN_TOPIC_OR_PARTITION: 'UNKNOWN_TOPIC',
  INVALID_TOPIC_EXCEPTION: 'UNKNOWN_TOPIC',
  TOPIC_AUTHORIZATION_FAILED: 'NOT_AUTHORIZED',
  GROUP_AUTHORIZATION_FAILED: 'NOT_AUTHORIZED',
  CLUSTER_AUTHORIZATION_FAILED: 'NOT_AUTHORIZED',
  SASL_AUTHENTICATION_FAILED: 'NOT_AUTHORIZED',
  UNSUPPORTED_SASL_MECHANISM: 'NOT_AUTHORIZED',
  NOT_LEADER_FOR_PARTITION: 'UNREACHABLE',
  LEADER_NOT_AVAILABLE: 'UNREACHABLE',
  NOT_ENOUGH_REPLICAS: 'UNREACHABLE',
  KAFKA_STORAGE_ERROR: 'UNKNOWN_OUTCOME',
};

/** kafkajs wraps an error in "retries exceeded" and that in "not retriable": the first one inside that says something, counts. */
export function eventLogError(thrown: unknown, otherwise: 'UNREACHABLE' | 'UNKNOWN_OUTCOME'): EventLogError {
  for (const error of causesOf(thrown)) {
    if (error instanceof EventLogError) return error;
    const answer = 'type' in error && typeof error.type === 'string' ? BROKER_ANSWERS[error.type] : undefined;
    if (answer) return new EventLogError(answer, { cause: thrown });
    if (error.name === 'KafkaJSSASLAuthenticationError') return new EventLogError('NOT_AUTHORIZED', { cause: thrown });
  }
  return new EventLogError(otherwise, { cause: thrown });
}

/** Errors from the outside in, the parts of aggregate errors included. */
function causesOf(thrown: unknown, depth = 0): Error[] {
  if (!(thrown instanceof Error) || depth > 10) return [];
  const parts: unknown[] = 'errors' in thrown && Array.isArray(thrown.errors) ? thrown.errors : [];
  return [thrown, ...[...parts, thrown.cause].flatMap((error) => causesOf(error, depth + 1))];
}
