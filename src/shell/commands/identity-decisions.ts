import { createHmac } from 'node:crypto';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { ClerkSays, DecisionReason } from '../../core/residents/matching/clerk-decisions.js';
import { type IdentityDecision, linksAfter, type LinkState } from '../../core/residents/matching/decisions.js';
import type { RecordRef } from '../../core/residents/matching/pair.js';
import { parsePesel } from '../../vocabulary/pesel.js';
import { IdentityDecisionRow, IdentityReviewRow } from '../store/identity-tables.js';
import type { PseudonymKey } from './find-resident.js';
import type { Work } from './work.js';

/**
 * A record as the hub keeps and shows it: by the source's own id, unless there is a PESEL in it. Then by a digest that only this hub can make,
 * in letters alone: so it holds no PESEL itself, and is kept as it is when it comes back.
 */
export function keptRecord(tenant: string, { system, recordId }: RecordRef, key: PseudonymKey): RecordRef {
  if (!holdsPesel(recordId)) return { system, recordId };
  const digest = createHmac('sha256', key).update(`${tenant}\nrecord\n${system}\n${recordId}`).digest('hex');
  return { system, recordId: `pseudonym:${digest.replace(/[0-9]/g, (digit) => 'ghijklmnop'[Number(digit)]!)}` };
}

/** Also in the middle of a longer number: a source may put a code of its own before it. */
const holdsPesel = (text: string): boolean => [...text.matchAll(/(?=([0-9]{11}))/g)].some(([, digits]) => parsePesel(digits!) !== undefined);

/** Every decision about these residents, oldest first. */
export const decisionsAbout = (em: EntityManager, residentIds: readonly string[]): Promise<IdentityDecisionRow[]> =>
  em.find(IdentityDecisionRow, { residentId: { $in: [...residentIds] } }, { orderBy: { id: 'asc' } });

/** Every decision about these records, whomever it was about, oldest first. */
export const decisionsOn = (em: EntityManager, tenant: string, records: readonly RecordRef[]): Promise<IdentityDecisionRow[]> =>
  em.find(IdentityDecisionRow, { tenant, $or: records.map(({ system, recordId }) => ({ system, recordId })) }, { orderBy: { id: 'asc' } });

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
  return linkStateOf(await decisionsOn(em, tenant, records));
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

/**
 * Questions about a record that need no answer any more: about one resident, or, once a clerk has given it to somebody, about anybody.
 * Returns whom they were about. Whoever closes them holds the record.
 */
export async function closeReviews({ em, actor: { tenant } }: Work, about: RecordRef & { readonly residentId?: string }): Promise<string[]> {
  const open = await em.find(IdentityReviewRow, { tenant, ...about, state: 'OPEN' });
  for (const review of open) review.state = 'DECIDED';
  return open.map(({ residentId }) => residentId);
}
