import { setTimeout as sleep } from 'node:timers/promises';

import type { EventRecord, InboundRecord, Log } from '../../../src/shell/kafka/event-log.js';

/** What the adapter says while a test runs. */
export function logBook() {
  const lines: string[] = [];
  const log: Log = (level, message, fields) => void lines.push(`${level} ${message} ${JSON.stringify(fields)}`);
  return { log, lines };
}

/** Waits until `holds` does; fails with what was missing. */
export async function eventually(holds: () => boolean | Promise<boolean>, what: string, withinMilliseconds = 20_000): Promise<void> {
  const giveUpAt = Date.now() + withinMilliseconds;
  while (!(await holds())) {
    if (Date.now() > giveUpAt) throw new Error(`not within ${withinMilliseconds} ms: ${what}`);
    await sleep(20);
  }
}

export const written = (topic: string, key: string, text: string, headers: Record<string, string> = {}): EventRecord =>
  ({ topic, key, headers, value: Buffer.from(text) });

export const textOf = ({ value }: InboundRecord): string => Buffer.from(value).toString();

let names = 0;
/** A name that no other test of any run uses, so that a broker of long standing may be used too. */
export const newName = (word: string): string => `test.${word}.${process.pid}.${Date.now()}.${names += 1}`;
