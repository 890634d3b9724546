import type { EntityManager } from '@mikro-orm/postgresql';
import type { ClerkSays, DecisionReason } from '../../core/residents/matching/clerk-decisions.js';
import { type IdentityDecision, linksAfter, type LinkState } from '../../core/residents/matching/decisions.js';
import type { Pair, RecordRef } from '../../core/residents/matching/pair.js';
import { IdentityDecisionRow, IdentityReviewRow } from '../store/identity-tables.js';
import type { Work } from './work.js';

/** Every decision about these residents, oldest first. */
export const decisionsAbout = (em: EntityManager, residentIds: readonly string[]): Promise<IdentityDecisionRow[]> =>
  em.find(IdentityDecisionRow, { residentId: { $in: [...residentIds] } }, { orderBy: { id: 'asc' } });

/** The links and bars that these decisions leave. */
export const linkStateOf = (rows: readonly IdentityDecisionRow[]): LinkState => linksAfter(rows.map(toDecision));

function toDecision({ id, residentId, system, recordId, by, act, made }: IdentityDecisionRow): IdentityDecision {
  const about = { id: String(id), residentId, record: { system, recordId } };
  if (by === 'CLERK') return { ...about, by, act };
  return act === 'LINK' && made ? { ...about, by, act, made } : { ...about, by, act: 'UNLINK' };
}

/**
 * Holds the records until the end of the transaction and says how they are linked, to whomever. A record belongs to one resident at
 * most, so it is the record that is held and not a resident: two clerks who give it to two people wait for each other here.
 */
export async function holdRecords({ em, actor: { tenant } }: Work, records: readonly RecordRef[]): Promise<LinkState> {
  const inOneOrder = records.toSorted((a, b) => (lockOf(tenant, a) < lockOf(tenant, b) ? -1 : 1)); // so that two transactions never wait for each other
  for (const record of inOneOrder) await em.execute('select pg_advisory_xact_lock(hashtextextended(?, 18504))', [lockOf(tenant, record)]);
  return linkStateOf(await em.find(IdentityDecisionRow, { tenant, $or: records.map(({ system, recordId }) => ({ system, recordId })) }, { orderBy: { id: 'asc' } }));
}
const lockOf = (tenant: string, { system, recordId }: RecordRef): string => `${tenant}\n${system}\n${recordId}`;

/** Adds what a clerk decided, and returns the last of it. */
export function addClerkDecisions({ em, actor, now }: Work, says: readonly ClerkSays[], reason: DecisionReason | null): IdentityDecisionRow {
  const rows = says.map(({ residentId, record, act }) => em.create(IdentityDecisionRow, {
    tenant: actor.tenant, residentId, ...record, by: 'CLERK', act, made: null, reason, actorId: actor.id, decidedAt: now,
  }));
  em.persist(rows);
  return rows.at(-1)!;
}

/** The question about this pair, if there is one, needs no answer any more. */
export async function closeReview({ em }: Work, { residentId, record }: Pair): Promise<void> {
  await em.nativeUpdate(IdentityReviewRow, { residentId, ...record, state: 'OPEN' }, { state: 'DECIDED' });
}
