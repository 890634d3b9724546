import type { Permission } from '../../../src/core/access/permissions.js';
import { answerReferral } from '../../../src/shell/commands/answer-referral.js';
import { approvePlan } from '../../../src/shell/commands/approve-plan.js';
import { assignApplication } from '../../../src/shell/commands/assign-application.js';
import { forwardApplication } from '../../../src/shell/commands/forward-application.js';
import { issueReferral } from '../../../src/shell/commands/issue-referral.js';
import { recordNeeds } from '../../../src/shell/commands/record-needs.js';
import { registerProvider } from '../../../src/shell/commands/register-provider.js';
import type { Work } from '../../../src/shell/commands/work.js';
import type { Outcome } from '../../../src/vocabulary/outcome.js';
import { actor, type CaseIds, type Cases, drafting, get, SERVICES, type Stage, submitting } from '../../case-builder.js';

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
  { name: 'submit-application', permission: 'application.submit', stage: 'NOTHING', command: (_, serial) => submitting(serial) },
  { name: 'assign-application', permission: 'application.assign', stage: 'SUBMITTED', command: ({ application }) => (work) => assignApplication(work, application) },
  {
    name: 'forward-application', permission: 'application.forward', stage: 'SUBMITTED',
    prepare: async (cases) => ({ ...(await cases.at('NOTHING')), application: get(await cases.run(actor('clerk'), submitting(0, { matters: ['PZ-001'] }))).id }),
    command: ({ application }) => (work) => forwardApplication(work, application),
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

export const caseFor = ({ stage, prepare }: EveryCommand, cases: Cases): Promise<CaseIds> => (prepare ? prepare(cases) : cases.at(stage));

const TABLES = ['resident', 'provider', 'application', 'need', 'plan', 'plan_item', 'referral', 'journal', 'inbox'] as const;

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
