import { defineEntity, p } from '@mikro-orm/core';
import type { FactType } from '../../vocabulary/fact.js';

/** What is only ever added: the audit, and the journal of facts that is also the outbox. */

const AuditTable = defineEntity({
  name: 'AuditRow', tableName: 'audit',
  properties: {
    id: p.bigint('bigint').primary().autoincrement(),
    at: p.datetime(),
    tenant: p.string(),
    actorId: p.string(),
    actorRole: p.string(),
    /** A permission of the table, for example `resident.read`. */
    action: p.string(),
    objectType: p.string(),
    objectId: p.string().nullable(),
    /** The resident whose data it was; null for acts that concern nobody. */
    subjectId: p.uuid().nullable(),
    purpose: p.string().nullable(),
    basis: p.string().nullable(),
    caseId: p.string().nullable(),
    /** Parts or fields that were opened, by name. */
    opened: p.array<string>(),
    /** `DONE`, or the refusal's code. */
    result: p.string(),
    correlationId: p.string(),
  },
});
export class AuditRow extends AuditTable.class {}
AuditTable.setClass(AuditRow);

const JournalTable = defineEntity({
  name: 'JournalRow', tableName: 'journal',
  properties: {
    id: p.bigint('bigint').primary().autoincrement(),
    /** CloudEvents `id`. */
    eventId: p.uuid(),
    tenant: p.string(),
    type: p.string().$type<FactType>(),
    aggregateId: p.uuid(),
    aggregateSequence: p.integer(),
    applicationId: p.uuid(),
    planId: p.uuid().nullable(),
    planItemId: p.uuid().nullable(),
    referralId: p.uuid().nullable(),
    providerId: p.uuid().nullable(),
    state: p.string(),
    detail: p.string().nullable(),
    at: p.datetime(),
    /** Given after commit by the one process that numbers; null until then. Cursors and the relay follow it. */
    position: p.bigint('bigint').nullable(),
    /** Code of the provider whose topic it goes to; null for facts that are not published. */
    lane: p.string().nullable(),
    publishedAt: p.datetime().nullable(),
  },
});
export class JournalRow extends JournalTable.class {}
JournalTable.setClass(JournalRow);

const InboxTable = defineEntity({
  name: 'InboxRow', tableName: 'inbox',
  properties: {
    source: p.string().primary(),
    eventId: p.string().primary(),
    receivedAt: p.datetime(),
    type: p.string(),
    bodyDigest: p.string(),
    status: p.string().$type<'APPLIED' | 'REJECTED'>(),
    reason: p.string().nullable(),
  },
});
export class InboxRow extends InboxTable.class {}
InboxTable.setClass(InboxRow);
