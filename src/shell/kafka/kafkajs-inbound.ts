import type { IHeaders, KafkaMessage } from 'kafkajs';

import type { InboundRecord } from './event-log.js';

const STRICT = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const LENIENT = new TextDecoder('utf-8', { ignoreBOM: true });

/** A kafkajs message, whatever a stranger has put into it, as the hub reads it. Never throws. */
export function inboundRecord(topic: string, partition: number, message: KafkaMessage): InboundRecord {
  return {
    topic,
    partition,
    offset: BigInt(message.offset),
    timestamp: new Date(Number(message.timestamp)),
    key: message.key ? LENIENT.decode(message.key) : '',
    value: message.value ?? new Uint8Array(0),
    ...readableHeaders(message.headers ?? {}),
  };
}

/** A header without a value is no header. One that comes twice, or is not UTF-8, is named as unreadable. */
function readableHeaders(raw: IHeaders): Pick<InboundRecord, 'headers' | 'unreadableHeaders'> {
  const headers: [string, string][] = [];
  const unreadableHeaders: string[] = [];
  for (const [name, value] of Object.entries(raw)) {
    if (value === undefined || value === null) continue;
    const text = Array.isArray(value) ? undefined : strictText(value);
    if (text === undefined) unreadableHeaders.push(name);
    else headers.push([name, text]);
  }
  return { headers: Object.fromEntries(headers), unreadableHeaders };
}

function strictText(value: string | Buffer): string | undefined {
  if (typeof value === 'string') return value;
  try {
    return STRICT.decode(value);
  } catch {
    return undefined;
  }
}
