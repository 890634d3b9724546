import { defineEntity, p } from '@mikro-orm/core';
import type { ApplicationState } from '../../core/applications/lifecycle.js';
import type { Applicant, PersonConcerned } from '../../core/applications/application.js';
import type { Defect } from '../../core/applications/defects.js';
import type { ForwardedBy } from '../../core/applications/ping-pong.js';
import type { Submission } from '../../core/applications/submit.js';
import type { PlanItemState, PlanState } from '../../core/plans/lifecycle.js';
import type { ReferralState } from '../../core/referrals/lifecycle.js';
import type { ReferralOutcome } from '../../core/referrals/referral.js';
import type { CompetenceFinding } from '../../core/routing/finding.js';
import type { LocalDate } from '../../vocabulary/local-date.js';

/** Applications, needs, plans and referrals. Rows hold ids of other rows, never objects: each edge of the graph has its loader. */

/** Gminas of what a matter concerns, beside those of the person. */
type Places = Pick<Submission, 'realEstate' | 'school'>;

const ApplicationTable = defineEntity({
  name: 'ApplicationRow', tableName: 'application',
  properties: {
    id: p.uuid().primary(),
    tenant: p.string(),
    /** Running number of the centre's register: `W/2026/000042`. */
    number: p.string(),
    state: p.string().$type<ApplicationState>(),
    channel: p.string(),
    receivedAt: p.datetime(6),
    /** Order of service: microseconds since 1970 by the one clock of the database, so that it holds across processes. */
    receivedOrder: p.bigint('bigint'),
    matters: p.array<string>(),
    applicant: p.json<Applicant>(),
    person: p.json<PersonConcerned>(),
    residentId: p.uuid(),
    /** The applicant's opaque id; null for what was filed before it was kept. */
    applicantId: p.uuid().nullable(),
    submittedBy: p.string(),
    /** Account of the resident that filed it; null where staff wrote it down. */
    account: p.string().nullable(),
    idempotencyKey: p.string().nullable(),
    contentDigest: p.string(),
    finding: p.json<CompetenceFinding>(),
    unit: p.string().nullable(),
    /** Formal defects (k.p.a. art. 63–64) that were not completed yet. */
    defects: p.array<Defect>(),
    /** A matter went to and fro between units: somebody who decides has to look. */
    escalated: p.boolean().default(false),
    /** Another unit had it first: which one, and on what day it was filed there (k.p.a. art. 65 § 2). */
    forwardedBy: p.json<ForwardedBy>().nullable(),
    places: p.json<Places>(),
    /** Counts the facts of this application, its needs and its plan. */
    sequence: p.integer().default(0),
    version: p.integer().version(),
  },
});
export class ApplicationRow extends ApplicationTable.class {}
ApplicationTable.setClass(ApplicationRow);

const NeedTable = defineEntity({
  name: 'NeedRow', tableName: 'need',
  properties: {
    id: p.uuid().primary(),
    applicationId: p.uuid(),
    area: p.integer(),
    description: p.text(),
    recordedAt: p.datetime(),
  },
});
export class NeedRow extends NeedTable.class {}
NeedTable.setClass(NeedRow);

const PlanTable = defineEntity({
  name: 'PlanRow', tableName: 'plan',
  properties: {
    id: p.uuid().primary(),
    applicationId: p.uuid(),
    state: p.string().$type<PlanState>(),
    from: p.date().$type<LocalDate>(),
    until: p.date().$type<LocalDate>(),
    dueOn: p.date().$type<LocalDate>(),
    approvedAt: p.datetime().nullable(),
    version: p.integer().version(),
  },
});
export class PlanRow extends PlanTable.class {}
PlanTable.setClass(PlanRow);

const PlanItemTable = defineEntity({
  name: 'PlanItemRow', tableName: 'plan_item',
  properties: {
    id: p.uuid().primary(),
    planId: p.uuid(),
    needId: p.uuid(),
    serviceId: p.string(),
    serviceName: p.text(),
    catalogueProviderId: p.string(),
    catalogueProviderName: p.text(),
    state: p.string().$type<PlanItemState>(),
  },
});
export class PlanItemRow extends PlanItemTable.class {}
PlanItemTable.setClass(PlanItemRow);

const ReferralTable = defineEntity({
  name: 'ReferralRow', tableName: 'referral',
  properties: {
    id: p.uuid().primary(),
    tenant: p.string(),
    applicationId: p.uuid(),
    planId: p.uuid(),
    planItemId: p.uuid(),
    providerId: p.uuid(),
    serviceId: p.string(),
    state: p.string().$type<ReferralState>(),
    answerBy: p.date().$type<LocalDate>(),
    issuedAt: p.datetime(),
    startedOn: p.date().$type<LocalDate>().nullable(),
    completedOn: p.date().$type<LocalDate>().nullable(),
    outcome: p.string().$type<ReferralOutcome>().nullable(),
    /** Counts the facts of this referral. */
    sequence: p.integer().default(0),
    version: p.integer().version(),
  },
});
export class ReferralRow extends ReferralTable.class {}
ReferralTable.setClass(ReferralRow);
