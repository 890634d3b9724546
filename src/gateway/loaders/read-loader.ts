import DataLoader from 'dataloader';
import { recordAudit, type AuditEntry } from '../../shell/audit/entry.js';
import type { Asked, HubParts } from '../hub-parts.js';

/** A person's data is about to be opened: by whom, of whom, what of it. */
export type Read = Pick<AuditEntry, 'actor' | 'action' | 'objectType' | 'objectId' | 'subjectId' | 'legal'> & { readonly opens: string };

/**
 * Resolves when the reading is in the audit, so whoever opens personal data waits for it first; when it cannot be
 * written, nothing is opened. Reads of one object in one request become one entry that lists what was opened.
 */
export function readLoader({ orm, clock }: HubParts, { correlationId }: Asked) {
  return new DataLoader<Read, true>(async (reads) => {
    const entries = new Map<string, { read: Read; opened: Set<string> }>();
    for (const read of reads) {
      const key = `${read.action} ${read.subjectId} ${read.objectId}`;
      const entry = entries.get(key) ?? { read, opened: new Set<string>() };
      entry.opened.add(read.opens);
      entries.set(key, entry);
    }
    const em = orm.em.fork();
    for (const { read: { opens: _, ...read }, opened } of entries.values()) {
      recordAudit(em, { ...read, at: clock(), correlationId, opened: [...opened], result: 'DONE' });
    }
    await em.flush();
    return reads.map(() => true as const);
  }, { cache: false });
}
