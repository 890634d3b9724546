import type { EntityManager } from '@mikro-orm/postgresql';
import DataLoader from 'dataloader';
import { recordKey, type RecordRef } from '../../core/residents/matching/pair.js';
import { decisionsAbout, decisionsOn } from '../../shell/commands/identity-decisions.js';
import { type IdentityDecisionRow, IdentityReviewRow } from '../../shell/store/identity-tables.js';
import type { SourceSystem } from '../../vocabulary/source-system.js';
import type { Asked, HubParts } from '../hub-parts.js';

/**
 * What was decided and asked about residents, by their id, and about records: one statement for all that are asked for together.
 * Whoever loads has made sure that there is an actor.
 */
export const identityLoaders = ({ orm }: HubParts, { actor }: Asked) => ({
  decisions: new DataLoader<string, readonly IdentityDecisionRow[]>(async (residentIds) => {
    const byResident = Map.groupBy(await decisionsAbout(orm.em.fork(), residentIds), ({ residentId }) => residentId);
    return residentIds.map((id) => byResident.get(id) ?? []);
  }),
  decisionsOn: new DataLoader<RecordRef, readonly IdentityDecisionRow[], string>(async (records) => {
    const byRecord = Map.groupBy(await decisionsOn(orm.em.fork(), actor!.tenant, records), recordKey);
    return records.map((record) => byRecord.get(recordKey(record)) ?? []);
  }, { cacheKeyFn: recordKey }),
  /** Whether a clerk ever decided about a record: of nearly all nobody did. It stands before every part of a picture, so it is asked for as cheaply as can be. */
  wereDecided: new DataLoader<RecordRef, boolean, string>(async (records) => {
    const decided = new Set((await decidedByClerks(orm.em.fork(), actor!.tenant, records)).map(recordKey));
    return records.map((record) => decided.has(recordKey(record)));
  }, { cacheKeyFn: recordKey }),
  openReviews: new DataLoader<string, readonly IdentityReviewRow[]>(async (residentIds) => {
    const open = await orm.em.fork().find(IdentityReviewRow, { residentId: { $in: [...residentIds] }, state: 'OPEN' });
    const byResident = Map.groupBy(open, ({ residentId }) => residentId);
    return residentIds.map((id) => byResident.get(id) ?? []);
  }),
  newestApplication: new DataLoader<string, string | null>(async (residentIds) => {
    const newest = new Map((await newestApplications(orm.em.fork(), actor!.tenant, residentIds)).map(({ resident_id, id }) => [resident_id, id]));
    return residentIds.map((id) => newest.get(id) ?? null);
  }),
  /** The newest applications about them that name them differently, newest first: as many as somebody looks at. */
  differentlyNamed: new DataLoader<string, readonly string[]>(async (residentIds) => {
    const named = Map.groupBy(await differentlyNamed(orm.em.fork(), actor!.tenant, residentIds), ({ resident_id }) => resident_id);
    return residentIds.map((id) => (named.get(id) ?? []).map((application) => application.id));
  }),
});

async function decidedByClerks(em: EntityManager, tenant: string, records: readonly RecordRef[]): Promise<RecordRef[]> {
  const found = await em.execute<{ system: SourceSystem; record_id: string }[]>(
    `select distinct system, record_id from identity_decision where tenant = ? and "by" = 'CLERK' and (system, record_id) in (${records.map(() => '(?, ?)').join(', ')})`,
    [tenant, ...records.flatMap(({ system, recordId }) => [system, recordId])]);
  return found.map(({ system, record_id }) => ({ system, recordId: record_id }));
}

const NAMED_MAX = 5;
const differentlyNamed = (em: EntityManager, tenant: string, residentIds: readonly string[]) => em.execute<{ resident_id: string; id: string }[]>(
  `with named as (
     select distinct on (resident_id, person->>'givenName', person->>'familyName') resident_id, id, received_order from application
     where tenant = ? and resident_id in (?) order by resident_id, person->>'givenName', person->>'familyName', received_order desc, id desc)
   select resident_id, id from (select named.*, row_number() over (partition by resident_id order by received_order desc, id desc) as place from named) as newest
   where place <= ? order by resident_id, place`, [tenant, residentIds, NAMED_MAX]);

/** For each resident the application about them that was received last. */
const newestApplications = (em: EntityManager, tenant: string, residentIds: readonly string[]) => em.execute<{ resident_id: string; id: string }[]>(
  `select distinct on (resident_id) resident_id, id from application where tenant = ? and resident_id in (?)
   order by resident_id, received_order desc, id desc`, [tenant, residentIds]);
