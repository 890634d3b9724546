import { randomUUID } from 'node:crypto';
import type { CatalogueService } from '../../core/residents/catalogue.js';
import { issue } from '../../core/referrals/issue.js';
import { parseTerm } from '../../core/law/term.js';
import { deadline } from '../../core/routing/deadlines.js';
import { warsawDate } from '../../vocabulary/local-date.js';
import { done, type Outcome } from '../../vocabulary/outcome.js';
import { refuse } from '../../vocabulary/refusals.js';
import { PlanItemRow, PlanRow, ReferralRow } from '../store/case-tables.js';
import { ProviderRow } from '../store/party-tables.js';
import type { Work } from './work.js';

/** Working days in which a provider should answer, unless an agreement says otherwise. */
const ANSWER_WITHIN = parseTerm('P5WD')!;

/**
 * Refers an item of an approved plan to the provider of its service; the event is in the outbox of the same transaction.
 * Looked up before the transaction: `service`, the catalogue's present entry, and `admitted`, whether KRS lets its provider
 * be one; undefined where KRS is not asked.
 */
export async function issueReferral(
  work: Work, planItemId: string, service: CatalogueService | undefined, admitted?: Outcome<null>,
): Promise<Outcome<ReferralRow>> {
  const { em, actor, now } = work;
  const item = await em.findOne(PlanItemRow, { id: planItemId });
  const plan = item && (await em.findOne(PlanRow, { id: item.planId }));
  const application = plan && (await work.findApplication(plan.applicationId));
  if (!application) return work.audit({ action: 'referral.issue', objectType: 'plan' }, refuse('NOT_FOUND', 'planItemId'));
  await Promise.all([em.refresh(item), em.refresh(plan)]); // as they are now that the case is locked
  const provider = await em.findOne(ProviderRow, { tenant: actor.tenant, catalogueId: item.catalogueProviderId });
  const outcome = decide();
  work.audit({ action: 'referral.issue', objectType: 'plan', objectId: plan.id, subjectId: application.residentId }, outcome);
  if (!outcome.ok) return outcome;

  const { referral, itemState, facts } = outcome.value;
  const row = em.create(ReferralRow, { ...referral, tenant: actor.tenant, issuedAt: now });
  em.persist(row);
  item.state = itemState;
  work.append(facts, { application, referral: row, provider: provider! });
  return done(row);

  function decide() {
    if (!work.may('referral.issue')) return refuse('NOT_PERMITTED');
    if (!service) return refuse('SERVICE_UNKNOWN', 'planItemId');
    if (!service.active) return refuse('SERVICE_NOT_ACTIVE', 'planItemId');
    if (!provider) return refuse('PROVIDER_NOT_REGISTERED', 'planItemId');
    if (admitted && !admitted.ok) return admitted;
    return issue(plan!, item!, { id: randomUUID(), providerId: provider.id, answerBy: deadline(warsawDate(now), ANSWER_WITHIN).legalEnd });
  }
}
