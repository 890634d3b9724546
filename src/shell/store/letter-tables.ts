import { defineEntity, p } from '@mikro-orm/core';
import type { Addressee, DispatchChannel, LetterKind } from '../../core/letters/letter.js';
import type { DispatchState } from '../../core/letters/lifecycle.js';
import type { DeliveryEvidence } from '../../core/letters/outgoing.js';
import type { LocalDate } from '../../vocabulary/local-date.js';

/** Letters of a case, and how each of them travels. */

const LetterTable = defineEntity({
  name: 'LetterRow', tableName: 'letter',
  properties: {
    id: p.uuid().primary(),
    tenant: p.string(),
    applicationId: p.uuid(),
    forwardingId: p.uuid().nullable(),
    kind: p.string().$type<LetterKind>(),
    addressee: p.json<Addressee>(),
    matters: p.array<string>(),
    subject: p.text(),
    /** Personal data. */
    body: p.text(),
    writtenAt: p.datetime(),
    /** Number of its fact among those of the application: letters of one moment have an order too. */
    sequence: p.integer(),
    writtenBy: p.string(),
    /** Of a call to complete: how many days it gives, at least 7. */
    days: p.integer().nullable(),
  },
});
export class LetterRow extends LetterTable.class {}
LetterTable.setClass(LetterRow);

/** `at` as ISO 8601, as JSON keeps no dates. */
export type KeptEvidence = Omit<DeliveryEvidence, 'at'> & { readonly at: string };

/** A letter in the office's register (RPW). `registeredAt` as ISO 8601. */
export interface OfficeEntry { readonly number: number; readonly year: number; readonly registeredAt: string }

const DispatchTable = defineEntity({
  name: 'DispatchRow', tableName: 'dispatch',
  properties: {
    id: p.uuid().primary(),
    tenant: p.string(),
    applicationId: p.uuid(),
    letterId: p.uuid(),
    channel: p.string().$type<DispatchChannel>(),
    state: p.string().$type<DispatchState>(),
    /** Of the operator: task, then message; of the office: case, and its sign once it has one. */
    taskId: p.string().nullable(),
    messageId: p.string().nullable(),
    officeCaseId: p.string().nullable(),
    officeSign: p.string().nullable(),
    /** Files that lie in the case of the office already: what is sent again goes on behind them. */
    filesFiled: p.integer().default(0),
    /** What the office has registered in that case since. */
    officeEntries: p.json<readonly OfficeEntry[]>().default([]),
    evidence: p.json<readonly KeptEvidence[]>(),
    sentAt: p.datetime().nullable(),
    deliveredOn: p.date().$type<LocalDate>().nullable(),
    /** Polish sentence: why it waits, failed, or has to be looked at. No personal data. */
    because: p.text().nullable(),
    attempts: p.integer().default(0),
    nextAt: p.datetime(),
    version: p.integer().version(),
  },
});
export class DispatchRow extends DispatchTable.class {}
DispatchTable.setClass(DispatchRow);
