import { randomUUID } from 'node:crypto';
import { applicationFact } from '../../core/applications/application-fact.js';
import { draft } from '../../core/plans/draft.js';
import type { CatalogueService } from '../../core/residents/catalogue.js';
import { parseTerm } from '../../core/law/term.js';
import { deadline } from '../../core/routing/deadlines.js';
import { warsawDate, type LocalDate } from '../../vocabulary/local-date.js';
import { done, type Outcome } from '../../vocabulary/outcome.js';
import { refuse } from '../../vocabulary/refusals.js';
import { NeedRow, PlanItemRow, PlanRow } from '../store/case-tables.js';
import { endDeadlines } from './keep-deadlines.js';
import type { Work } from './work.js';

/** From filing, not from qualification (ustawa o CUS art. 40). */
const IPUS_TERM = parseTerm('P30D')!;

export interface DraftPlan {
  readonly applicationId: string;
  readonly from: LocalDate;
  readonly until: LocalDate;
  /** Services were looked up in the catalogues before the transaction began: nothing waits for a source while it holds a lock. */
  readonly items: readonly { readonly needId: string; readonly service: CatalogueService | undefined }[];
}

/** Draws up a plan (IPUS) for the recognised needs; it waits for approval. */
export async function draftPlan(work: Work, wanted: DraftPlan): Promise<Outcome<PlanRow>> {
  const { em } = work;
  const application = await work.findApplication(wanted.applicationId);
  if (!application) return work.audit({ action: 'plan.draft', objectType: 'application', objectId: wanted.applicationId }, refuse('NOT_FOUND', 'applicationId'));
  const needs = await em.find(NeedRow, { applicationId: application.id });
  const outcome = work.may('plan.draft')
    ? draft(application.state, new Set(needs.map(({ id }) => id)), {
      ...wanted, planId: randomUUID(), filedOn: warsawDate(application.receivedAt), dueOn: deadline(warsawDate(application.receivedAt), IPUS_TERM).legalEnd,
      items: wanted.items.map((item) => ({ ...item, id: randomUUID() })),
    })
    : refuse('NOT_PERMITTED');
  work.audit({ action: 'plan.draft', objectType: 'application', objectId: application.id, subjectId: application.residentId }, outcome);
  if (!outcome.ok) return outcome;

  const { plan, items, applicationState } = outcome.value;
  const row = em.create(PlanRow, { ...plan, approvedAt: null });
  em.persist(row);
  for (const item of items) em.persist(em.create(PlanItemRow, item));
  application.state = applicationState;
  await endDeadlines(work, application.id, 'MET', { kinds: ['IPUS_30_DAYS'] }); // the term is to draw it up (art. 40), not to approve it (art. 41)
  work.append([applicationFact('plan.drafted', application.id, applicationState, { planId: row.id })], { application });
  return done(row);
}
