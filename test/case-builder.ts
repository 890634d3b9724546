import { createHash, randomUUID } from 'node:crypto';
import pg from 'pg';
import type { Actor, Role } from '../src/core/access/actor.js';
import type { SendBackReason } from '../src/core/applications/forwarding.js';
import { DECLARATION_CLAUSE } from '../src/core/applications/application.js';
import { isUnit, UNITS } from '../src/core/law/units.js';
import type { CatalogueService } from '../src/core/residents/catalogue.js';
import { DEMO_CENTRE, DEMO_OFFICE, DEMO_TENANT } from '../src/demo/demo-centre.js';
import { POPULATION } from '../src/demo/population.js';
import { answerForwarding } from '../src/shell/commands/answer-forwarding.js';
import { answerReferral } from '../src/shell/commands/answer-referral.js';
import { approvePlan } from '../src/shell/commands/approve-plan.js';
import { assignApplication } from '../src/shell/commands/assign-application.js';
import { forwardApplication, type ForwardApplication } from '../src/shell/commands/forward-application.js';
import { draftPlan } from '../src/shell/commands/draft-plan.js';
import { issueReferral } from '../src/shell/commands/issue-referral.js';
import { recordNeeds } from '../src/shell/commands/record-needs.js';
import { registerProvider } from '../src/shell/commands/register-provider.js';
import { submitApplication, type SubmitApplication } from '../src/shell/commands/submit-application.js';
import { inOneTransaction, type Work } from '../src/shell/commands/work.js';
import { NeedRow, PlanItemRow } from '../src/shell/store/case-tables.js';
import { openOrm } from '../src/shell/store/orm.js';
import { parseLocalDate, type LocalDate } from '../src/vocabulary/local-date.js';
import type { Outcome } from '../src/vocabulary/outcome.js';
import { testDatabase } from './postgres.js';

/** How far a case has come, in the order of the path. */
export const STAGES = ['NOTHING', 'SUBMITTED', 'ASSIGNED', 'NEEDS_RECORDED', 'DRAFTED', 'APPROVED', 'ISSUED', 'ACCEPTED', 'STARTED', 'COMPLETED'] as const;
export type Stage = (typeof STAGES)[number];

/** Ids of one case. What it has not come to yet has an id that nothing has. */
export interface CaseIds {
  readonly application: string;
  readonly need: string;
  readonly plan: string;
  readonly item: string;
  readonly referral: string;
  /** The first passing of the application to another unit. */
  readonly forwarding: string;
}

/** The real commands on a real database of their own; PESELs and names belong to nobody. */
export interface Cases {
  /** Runs a command in a transaction as somebody; the clock stands still at NOW. */
  run<T>(actor: Actor, command: (work: Work) => Promise<Outcome<T>>): Promise<Outcome<T>>;
  /** Walks a new case, through the commands, to a stage. */
  at(stage: Stage): Promise<CaseIds>;
  /** Asks the database as its owner. */
  rows<Row>(sql: string, values?: readonly unknown[]): Promise<Row[]>;
  readonly url: string;
  readonly ownerUrl: string;
  close(): Promise<void>;
}

export const NOW = new Date('2026-11-24T09:30:00Z');
export const PSEUDONYMS = createHash('sha256').update('synthetic').digest();
export const date = (text: string): LocalDate => parseLocalDate(text)!;

/** Provider of the first service is `p-0001`, of the second `p-0002`. */
export const SERVICES: readonly CatalogueService[] = ['1', '2'].map((n) => ({
  id: `NGO:service-${n}`, system: 'NGO', name: `Usługa ${n}`, provider: { id: `NGO:organisation-${n}`, name: `Organizacja ${n}` },
  active: true, places: [], areas: [], languages: ['pl'], accessibility: [], openingHours: [],
}));

/** Somebody with this role, and nothing else that a token can hold. */
export const actor = (role: Actor['role'], more: Partial<Actor> = {}): Actor => ({
  id: `synthetic-${role}`, role, tenant: DEMO_TENANT, ...(role === 'provider' && { provider: 'p-0001' }), ...(role === 'unit' && ofUnit(more.unit)), ...more,
});

/** A unit of the demo gmina or of its powiat. */
const ofUnit = (unit: string = 'PCPR') => ({ unit, territory: DEMO_CENTRE.gminas[0]!.slice(0, isUnit(unit) && UNITS[unit].level === 'gmina' ? 7 : 4) });

/** An application about a synthetic person; CUS-001 is decided in the centre. */
export function submission(serial: number, changes: Partial<SubmitApplication> = {}): SubmitApplication {
  const { identifier, givenName, familyName, gmina } = POPULATION[serial % POPULATION.length]!;
  const named = { identifier, givenName, familyName };
  return {
    channel: 'PAPER', matters: ['CUS-001'], idempotencyKey: null,
    applicant: { ...named, capacity: 'PERSON_CONCERNED', agreesToForwarding: false, declaration: DECLARATION_CLAUSE.version },
    person: { ...named, residence: gmina!.gmina, stay: null, lastPermanentRegistration: null, homeless: false, foreigner: false, urgent: false },
    ...changes,
  };
}

export const submitting = (serial: number, changes: Partial<SubmitApplication> = {}) => (work: Work) =>
  submitApplication(work, submission(serial, changes), DEMO_CENTRE, PSEUDONYMS);

const DEMO = { office: DEMO_OFFICE, centre: DEMO_CENTRE };

export const assigning = (id: string, matters: readonly string[] | null = null) => (work: Work) => assignApplication(work, id, matters, DEMO);

export const forwarding = (id: string, wish: Partial<ForwardApplication> = {}) => (work: Work) =>
  forwardApplication(work, id, { matters: null, agreed: false, ...wish }, DEMO);

/** An application of these matters, forwarded by the clerk; PZ-001 goes to the PCPR. */
export async function forwardedCase(cases: Cases, matters: readonly string[] = ['PZ-001']): Promise<CaseIds> {
  const { id } = get(await cases.run(actor('clerk'), submitting(0, { matters })));
  get(await cases.run(actor('clerk'), forwarding(id)));
  const [row] = await cases.rows<{ id: string }>('select id from forwarding where application_id = $1', [id]);
  return { ...(await cases.at('NOTHING')), application: id, forwarding: row!.id };
}

export const answering = (id: string, refusedBecause: SendBackReason | null) => (work: Work) => answerForwarding(work, id, { refusedBecause });

export const drafting = (application: string, need: string, service: CatalogueService | undefined = SERVICES[0]) => (work: Work) =>
  draftPlan(work, { applicationId: application, from: date('2026-12-01'), until: date('2027-05-31'), items: [{ needId: need, service }] });

export async function openCases(): Promise<Cases> {
  const database = await testDatabase();
  const orm = await openOrm(database.url);
  const owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
  const runAs = inOneTransaction(orm, () => NOW, () => undefined);
  const run: Cases['run'] = (who, command) => runAs({ actor: who, correlationId: randomUUID() }, command);
  for (const { provider } of SERVICES) {
    get(await run(actor('administrator'), (work) => registerProvider(work, { organisation: provider, kind: 'NGO', basis: 'umowa' })));
  }
  let serial = 0;
  return {
    run,
    at: (stage) => walkTo(stage, run, (serial += 1)),
    rows: async <Row>(sql: string, values: readonly unknown[] = []) => (await owner.query(sql, [...values])).rows as Row[],
    url: database.url,
    ownerUrl: database.ownerUrl,
    async close() {
      await owner.end();
      await orm.close(true);
      await database.drop();
    },
  };
}

async function walkTo(stage: Stage, run: Cases['run'], serial: number): Promise<CaseIds> {
  const ids = { application: randomUUID(), need: randomUUID(), plan: randomUUID(), item: randomUUID(), referral: randomUUID(), forwarding: randomUUID() } satisfies CaseIds;
  const as = async <T>(role: Role, command: (work: Work) => Promise<Outcome<T>>): Promise<T> => get(await run(actor(role), command));
  const steps: readonly (() => Promise<Partial<CaseIds>>)[] = [
    async () => ({ application: (await as('clerk', submitting(serial))).id }),
    async () => ({ application: (await as('clerk', assigning(ids.application))).id }),
    () => as('coordinator', async (work) => {
      const recorded = await recordNeeds(work, ids.application, [{ area: 4, description: 'Pomoc w domu.' }]);
      return recorded.ok ? { ok: true, value: { need: (await work.em.findOneOrFail(NeedRow, { applicationId: ids.application })).id } } : recorded;
    }),
    () => as('coordinator', async (work) => {
      const drafted = await drafting(ids.application, ids.need)(work);
      if (!drafted.ok) return drafted;
      return { ok: true, value: { plan: drafted.value.id, item: (await work.em.findOneOrFail(PlanItemRow, { planId: drafted.value.id })).id } };
    }),
    async () => ({ plan: (await as('director', (work) => approvePlan(work, ids.plan))).id }),
    async () => ({ referral: (await as('coordinator', (work) => issueReferral(work, ids.item, SERVICES[0]))).id }),
    async () => ({ referral: (await as('provider', (work) => answerReferral(work, ids.referral, { act: 'accept' }))).id }),
    async () => ({ referral: (await as('provider', (work) => answerReferral(work, ids.referral, { act: 'start', on: null }))).id }),
    async () => ({ referral: (await as('provider', (work) => answerReferral(work, ids.referral, { act: 'complete', on: null, outcome: 'ACHIEVED' }))).id }),
  ];
  for (const step of steps.slice(0, STAGES.indexOf(stage))) Object.assign(ids, await step());
  return ids;
}

/** The value of an outcome that a test takes for granted. */
export function get<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(`refused: ${outcome.refusals.map(({ code, field }) => `${code} ${field ?? ''}`).join(', ')}`);
  return outcome.value;
}

export const codeOf = (outcome: Outcome<unknown>): string => (outcome.ok ? 'DONE' : outcome.refusals[0].code);
