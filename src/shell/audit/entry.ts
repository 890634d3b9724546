import type { EntityManager } from '@mikro-orm/postgresql';
import type { Actor } from '../../core/access/actor.js';
import type { Permission } from '../../core/access/permissions.js';
import type { LegalContext } from '../../vocabulary/legal-context.js';
import type { RefusalCode } from '../../vocabulary/refusals.js';
import { AuditRow } from '../store/record-tables.js';

/** One line of the audit: facts, never context objects or tokens. */
export interface AuditEntry {
  readonly actor: Actor;
  readonly at: Date;
  readonly correlationId: string;
  readonly action: Permission;
  readonly objectType: 'application' | 'contact' | 'forwarding' | 'dispatch' | 'plan' | 'referral' | 'resident' | 'provider' | 'source-record' | 'match-review';
  readonly objectId?: string;
  /** The resident whose data it was. */
  readonly subjectId?: string;
  readonly legal?: LegalContext;
  /** Names of the parts or fields that were opened. */
  readonly opened?: readonly string[];
  readonly result: 'DONE' | RefusalCode;
}

/** Adds the entry to the caller's transaction: without the entry there is no act, and no answer. */
export function recordAudit(em: EntityManager, entry: AuditEntry): void {
  em.persist(em.create(AuditRow, rowOf(entry)));
}

/**
 * Writes entries of readings, which have no transaction to be added to: one statement, committed when this resolves.
 * It stands before every answer about a person, so it goes past the unit of work, which costs more than twice as much.
 */
export async function recordReadings(em: EntityManager, entries: readonly AuditEntry[]): Promise<void> {
  await em.insertMany(AuditRow, entries.map(rowOf));
}

const rowOf = (entry: AuditEntry) => ({
  at: entry.at, tenant: entry.actor.tenant, actorId: entry.actor.id, actorRole: entry.actor.role,
  action: entry.action, objectType: entry.objectType, objectId: entry.objectId ?? null, subjectId: entry.subjectId ?? null,
  purpose: entry.legal?.purpose ?? null, basis: entry.legal?.basis ?? null, caseId: entry.legal?.caseId ?? null,
  opened: [...(entry.opened ?? [])], result: entry.result, correlationId: entry.correlationId,
});
