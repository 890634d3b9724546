import { defineEntity, p } from '@mikro-orm/core';
import type { SendBackReason } from '../../core/applications/forwarding.js';
import type { ForwardingState, PartState } from '../../core/applications/lifecycle.js';
import type { Unit } from '../../core/law/units.js';
import type { DisputeBody } from '../../core/routing/disputes.js';
import type { Mode } from '../../core/routing/finding.js';

/** Where each matter of an application is, to whom it was passed, and who disputes it. */

const PartTable = defineEntity({
  name: 'PartRow', tableName: 'application_part',
  properties: {
    id: p.uuid().primary(),
    applicationId: p.uuid(),
    /** Place among the matters of the application, from 0. */
    place: p.integer(),
    matter: p.string(),
    mode: p.string().$type<Mode>().nullable(),
    unit: p.string().$type<Unit>().nullable(),
    territory: p.string().nullable(),
    state: p.string().$type<PartState>(),
  },
});
export class PartRow extends PartTable.class {}
PartTable.setClass(PartRow);

const ForwardingTable = defineEntity({
  name: 'ForwardingRow', tableName: 'forwarding',
  properties: {
    id: p.uuid().primary(),
    tenant: p.string(),
    applicationId: p.uuid(),
    matters: p.array<string>(),
    mode: p.string().$type<Mode>(),
    unit: p.string().$type<Unit>(),
    territory: p.string().nullable(),
    state: p.string().$type<ForwardingState>(),
    sentAt: p.datetime(),
    answeredAt: p.datetime().nullable(),
    reason: p.string().$type<SendBackReason>().nullable(),
    version: p.integer().version(),
  },
});
export class ForwardingRow extends ForwardingTable.class {}
ForwardingTable.setClass(ForwardingRow);

const DisputeTable = defineEntity({
  name: 'DisputeRow', tableName: 'dispute',
  properties: {
    id: p.uuid().primary(),
    applicationId: p.uuid(),
    matter: p.string(),
    body: p.string().$type<DisputeBody['body']>(),
    statute: p.string(),
    declaredAt: p.datetime(),
    settledAt: p.datetime().nullable(),
    competent: p.string().$type<'OURS' | 'THEIRS'>().nullable(),
  },
});
export class DisputeRow extends DisputeTable.class {}
DisputeTable.setClass(DisputeRow);
