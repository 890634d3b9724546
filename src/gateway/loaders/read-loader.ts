import DataLoader from 'dataloader';
import { recordReadings, type AuditEntry } from '../../shell/audit/entry.js';
import type { Asked, HubParts } from '../hub-parts.js';

/** A person's data is about to be opened: by whom, of whom, what of it. Null: it was asked for, and nothing is opened. */
export type Read = Pick<AuditEntry, 'actor' | 'action' | 'objectType' | 'objectId' | 'subjectId' | 'legal'> & { readonly opens: string | null };

/**
 * Resolves when the reading is in the audit, so whoever opens personal data waits for it first; when it cannot be
 * written, nothing is opened. Reads of one object on one ground in one request become one entry that lists what was opened.
 */
export function readLoader({ orm, clock }: HubParts, { correlationId }: Asked) {
  return new DataLoader<Read, true>(async (reads) => {
    const at = clock();
    const entries = new Map<string, AuditEntry & { readonly opened: string[] }>();
    for (const { opens, ...read } of reads) {
      const key = JSON.stringify([read.action, read.subjectId, read.objectId, read.legal]);
      const entry = entries.get(key) ?? { ...read, at, correlationId, opened: [], result: 'DONE' };
      if (opens !== null && !entry.opened.includes(opens)) entry.opened.push(opens);
      entries.set(key, entry);
    }
    await recordReadings(orm.em.fork(), [...entries.values()]);
    return reads.map(() => true as const);
  }, { cache: false });
}
