import { applicationFact } from '../../core/applications/application-fact.js';
import { approve } from '../../core/plans/approve.js';
import { done, type Outcome } from '../../vocabulary/outcome.js';
import { refuse } from '../../vocabulary/refusals.js';
import { PlanRow } from '../store/case-tables.js';
import type { Work } from './work.js';

/** Approves a drafted plan; from then on its items can be referred. */
export async function approvePlan(work: Work, id: string): Promise<Outcome<PlanRow>> {
  const plan = await work.em.findOne(PlanRow, { id });
  const application = plan && (await work.findApplication(plan.applicationId));
  if (!application) return work.audit({ action: 'plan.approve', objectType: 'plan', objectId: id }, refuse('NOT_FOUND', 'id'));
  await work.em.refresh(plan); // as it is now that the case is locked
  const outcome = work.may('plan.approve') ? approve(application.state, plan) : refuse('NOT_PERMITTED');
  work.audit({ action: 'plan.approve', objectType: 'plan', objectId: id, subjectId: application.residentId }, outcome);
  if (!outcome.ok) return outcome;

  plan.state = outcome.value.plan.state;
  plan.approvedAt = work.now;
  application.state = outcome.value.applicationState;
  work.append([applicationFact('plan.approved', application.id, application.state, { planId: id })], { application });
  return done(plan);
}
