import { defineEntity, p } from '@mikro-orm/core';
import type { DecisionReason } from '../../core/residents/matching/clerk-decisions.js';
import type { AutomaticLink, IdentityDecision } from '../../core/residents/matching/decisions.js';
import type { SourceSystem } from '../../vocabulary/source-system.js';

/** What was decided and asked about who is who. Ids of residents and of the sources' records, and nothing that a record says. */

const IdentityDecisionTable = defineEntity({
  name: 'IdentityDecisionRow', tableName: 'identity_decision',
  properties: {
    /** Decisions about one record follow each other in this order: whoever adds one holds the record. */
    id: p.bigint('bigint').primary().autoincrement(),
    tenant: p.string(),
    residentId: p.uuid(),
    system: p.string().$type<SourceSystem>(),
    recordId: p.string(),
    by: p.string().$type<IdentityDecision['by']>(),
    act: p.string().$type<IdentityDecision['act']>(),
    /** What a link of the hub stands on; null for everything else. */
    made: p.json<AutomaticLink>().nullable(),
    reason: p.string().$type<DecisionReason>().nullable(),
    /** Null for the hub. */
    actorId: p.string().nullable(),
    decidedAt: p.datetime(),
  },
});
export class IdentityDecisionRow extends IdentityDecisionTable.class {}
IdentityDecisionTable.setClass(IdentityDecisionRow);

const IdentityReviewTable = defineEntity({
  name: 'IdentityReviewRow', tableName: 'identity_review',
  properties: {
    id: p.uuid().primary(),
    tenant: p.string(),
    residentId: p.uuid(),
    system: p.string().$type<SourceSystem>(),
    recordId: p.string(),
    bits: p.float(),
    /** Polish sentences without personal data, as the comparison gave them. */
    because: p.text(),
    compared: p.array<string>(),
    foundAt: p.datetime(),
    /** Place in the queue: when it was found, or put off. */
    queuedAt: p.datetime(),
    state: p.string().$type<'OPEN' | 'DECIDED'>(),
  },
});
export class IdentityReviewRow extends IdentityReviewTable.class {}
IdentityReviewTable.setClass(IdentityReviewRow);

const KnownPersonTable = defineEntity({
  name: 'KnownPersonRow', tableName: 'known_person',
  properties: {
    /** Keyed digest of one of the person's blocking keys, 64 bits: good for finding the same key again and for nothing else. */
    key: p.bigint('string').primary(),
    applicationId: p.uuid().primary(),
    residentId: p.uuid().primary(),
    tenant: p.string(),
  },
});
export class KnownPersonRow extends KnownPersonTable.class {}
KnownPersonTable.setClass(KnownPersonRow);
