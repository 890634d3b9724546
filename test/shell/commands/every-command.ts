import type { Permission } from '../../../src/core/access/permissions.js';
import { DEMO_CENTRE, DEMO_OFFICE } from '../../../src/demo/demo-centre.js';
import { answerReferral } from '../../../src/shell/commands/answer-referral.js';
import { approvePlan } from '../../../src/shell/commands/approve-plan.js';
import { informApplicant, returnApplication, splitApplication } from '../../../src/shell/commands/close-parts.js';
import { declareDispute, settleDispute } from '../../../src/shell/commands/declare-dispute.js';
import { issueReferral } from '../../../src/shell/commands/issue-referral.js';
import { recordNeeds } from '../../../src/shell/commands/record-needs.js';
import { registerProvider } from '../../../src/shell/commands/register-provider.js';
import type { Work } from '../../../src/shell/commands/work.js';
import type { Outcome } from '../../../src/vocabulary/outcome.js';
import { DISPATCH_COMMANDS } from './dispatch-commands.js';
import { IDENTITY_COMMANDS } from './identity-commands.js';
import { INTAKE_COMMANDS } from './intake-commands.js';
import { actor, answering, assigning, forwardedCase, drafting, forwarding, get, SERVICES, submitting, type CaseIds, type Cases, type Stage } from '../../case-builder.js';

/** A command as the access tests see it: what it needs to be allowed, where a case must stand, and how it is given. */
export interface EveryCommand {
  /** Stem of its file in src/shell/commands, and the act where one file has several. */
  readonly name: string;
  readonly permission: Permission;
  readonly stage: Stage;
  /** A case of its own to try it on, where `stage` is not enough. */
  readonly prepare?: (cases: Cases) => Promise<CaseIds>;
  readonly command: (ids: CaseIds, serial: number) => (work: Work) => Promise<Outcome<unknown>>;
}

export const EVERY_COMMAND: readonly EveryCommand[] = [
  ...IDENTITY_COMMANDS,
  ...DISPATCH_COMMANDS,
  ...INTAKE_COMMANDS,
  { name: 'submit-application', permission: 'application.submit', stage: 'NOTHING', command: (_, serial) => submitting(serial, { channel: 'ACCOUNT' }) },
  { name: 'assign-application', permission: 'application.assign', stage: 'SUBMITTED', command: ({ application }) => assigning(application) },
  {
    name: 'forward-application', permission: 'application.forward', stage: 'SUBMITTED',
    prepare: submitted(['PZ-001']),
    command: ({ application }) => forwarding(application),
  },
  {
    name: 'answer-forwarding: acknowledge', permission: 'forwarding.answer', stage: 'NOTHING', prepare: (cases) => forwardedCase(cases),
    command: (ids) => answering(ids.forwarding, null),
  },
  {
    name: 'answer-forwarding: send back', permission: 'forwarding.answer', stage: 'NOTHING', prepare: (cases) => forwardedCase(cases),
    command: (ids) => answering(ids.forwarding, 'NOT_COMPETENT_BY_PLACE'),
  },
  {
    name: 'close-parts: split', permission: 'application.split', stage: 'NOTHING', prepare: submitted(['CUS-001', 'PZ-001']),
    command: ({ application }) => (work) => splitApplication(work, application, null, DEMO_OFFICE),
  },
  {
    name: 'close-parts: return', permission: 'application.return', stage: 'NOTHING', prepare: submitted(['SA-001']),
    command: ({ application }) => (work) => returnApplication(work, application, null, DEMO_OFFICE),
  },
  {
    name: 'close-parts: inform', permission: 'application.inform', stage: 'NOTHING', prepare: submitted(['ZUS-001']),
    command: ({ application }) => (work) => informApplicant(work, application, null, DEMO_OFFICE),
  },
  {
    name: 'declare-dispute: declare', permission: 'dispute.declare', stage: 'NOTHING', prepare: sentBack,
    command: ({ application }) => (work) => declareDispute(work, application, 'PZ-001', DEMO_CENTRE, DEMO_OFFICE),
  },
  {
    name: 'declare-dispute: settle', permission: 'dispute.settle', stage: 'NOTHING', prepare: inDispute,
    command: ({ application }) => (work) => settleDispute(work, application, { matter: 'PZ-001', competent: 'OURS', ownUnit: 'CUS-PROG' }, DEMO_OFFICE),
  },
  {
    name: 'record-needs', permission: 'needs.record', stage: 'ASSIGNED',
    command: ({ application }) => (work) => recordNeeds(work, application, [{ area: 4, description: 'Pomoc w domu.' }]),
  },
  { name: 'draft-plan', permission: 'plan.draft', stage: 'NEEDS_RECORDED', command: ({ application, need }) => drafting(application, need) },
  { name: 'approve-plan', permission: 'plan.approve', stage: 'DRAFTED', command: ({ plan }) => (work) => approvePlan(work, plan) },
  { name: 'issue-referral', permission: 'referral.issue', stage: 'APPROVED', command: ({ item }) => (work) => issueReferral(work, item, SERVICES[0]) },
  { name: 'answer-referral: accept', permission: 'referral.accept', stage: 'ISSUED', command: ({ referral }) => (work) => answerReferral(work, referral, { act: 'accept' }) },
  {
    name: 'answer-referral: start', permission: 'referral.start', stage: 'ACCEPTED',
    command: ({ referral }) => (work) => answerReferral(work, referral, { act: 'start', on: null }),
  },
  {
    name: 'answer-referral: complete', permission: 'referral.complete', stage: 'STARTED',
    command: ({ referral }) => (work) => answerReferral(work, referral, { act: 'complete', on: null, outcome: 'ACHIEVED' }),
  },
  {
    name: 'register-provider', permission: 'provider.register', stage: 'NOTHING',
    command: (_, serial) => (work) => registerProvider(work, { organisation: { id: `NGO:new-${serial}`, name: 'Nowa' }, kind: 'NGO', basis: 'umowa' }),
  },
];

function submitted(matters: readonly string[]) {
  return async (cases: Cases): Promise<CaseIds> => ({ ...(await cases.at('NOTHING')), application: get(await cases.run(actor('clerk'), submitting(0, { matters }))).id });
}

async function sentBack(cases: Cases): Promise<CaseIds> {
  const ids = await forwardedCase(cases);
  get(await cases.run(actor('unit'), answering(ids.forwarding, 'NOT_COMPETENT_BY_PLACE')));
  return ids;
}

async function inDispute(cases: Cases): Promise<CaseIds> {
  const ids = await sentBack(cases);
  get(await cases.run(actor('director'), (work) => declareDispute(work, ids.application, 'PZ-001', DEMO_CENTRE, DEMO_OFFICE)));
  return ids;
}

export const caseFor = ({ stage, prepare }: EveryCommand, cases: Cases): Promise<CaseIds> => (prepare ? prepare(cases) : cases.at(stage));

const TABLES = [
  'resident', 'provider', 'application', 'application_part', 'forwarding', 'dispute', 'letter', 'dispatch', 'deadline', 'contact', 'identity_decision', 'identity_review', 'known_person', 'need', 'plan', 'plan_item', 'referral', 'journal', 'inbox',
] as const;

/** A digest of every table but the audit: equal before and after means that nothing was changed, added or taken away. */
export async function everythingButTheAudit(cases: Cases): Promise<string> {
  const digests = TABLES.map((table) => `(select md5(coalesce(string_agg(t::text, '|' order by t::text), '')) from ${table} t) as ${table}`);
  return JSON.stringify(await cases.rows(`select ${digests.join(', ')}`));
}

export interface AuditLine {
  readonly action: string;
  readonly actor_id: string;
  readonly actor_role: string;
  readonly tenant: string;
  readonly result: string;
  readonly subject_id: string | null;
}

/** Runs something, and returns what it added to the audit. */
export async function auditedBy(cases: Cases, act: () => Promise<unknown>): Promise<AuditLine[]> {
  const [last] = await cases.rows<{ id: string }>('select coalesce(max(id), 0) as id from audit');
  await act();
  return cases.rows<AuditLine>('select action, actor_id, actor_role, tenant, result, subject_id from audit where id > $1 order by id', [last!.id]);
}
