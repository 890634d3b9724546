import { LockMode } from '@mikro-orm/core';
import type { Permission } from '../../core/access/permissions.js';
import { accept, type Moved } from '../../core/referrals/accept.js';
import { complete } from '../../core/referrals/complete.js';
import type { ReferralOutcome } from '../../core/referrals/referral.js';
import { start } from '../../core/referrals/start.js';
import { warsawDate, type LocalDate } from '../../vocabulary/local-date.js';
import { done, type Outcome } from '../../vocabulary/outcome.js';
import { refuse } from '../../vocabulary/refusals.js';
import { PlanItemRow, ReferralRow, type ApplicationRow } from '../store/case-tables.js';
import { ProviderRow } from '../store/party-tables.js';
import type { Work } from './work.js';

/** What a provider can say of a referral, by mutation or by event. */
export type ReferralAnswer =
  | { readonly act: 'accept' }
  | { readonly act: 'start'; readonly on: LocalDate | null }
  | { readonly act: 'complete'; readonly on: LocalDate | null; readonly outcome: ReferralOutcome | undefined };

const PERMISSION_OF = { accept: 'referral.accept', start: 'referral.start', complete: 'referral.complete' } as const satisfies Record<ReferralAnswer['act'], Permission>;

/** The rows of one referral, its case locked first. */
export interface ReferralCase {
  readonly application: ApplicationRow;
  readonly referral: ReferralRow;
  readonly item: PlanItemRow;
  readonly provider: ProviderRow;
}

/** Carries out a provider's answer. A referral of another provider reads as one that does not exist. */
export async function answerReferral(work: Work, id: string, answer: ReferralAnswer): Promise<Outcome<ReferralRow>> {
  const act = { action: PERMISSION_OF[answer.act], objectType: 'referral', objectId: id } as const;
  const found = await findReferralCase(work, id);
  if (!found) return work.audit(act, refuse('NOT_FOUND', 'id'));
  const { application, referral, item, provider } = found;
  const outcome = work.may(act.action) ? decide(referral, item, answer, warsawDate(work.now)) : refuse('NOT_PERMITTED');
  work.audit({ ...act, subjectId: application.residentId }, outcome);
  if (!outcome.ok) return outcome;

  const { state, startedOn, completedOn, outcome: result } = outcome.value.referral;
  Object.assign(referral, { state, startedOn, completedOn, outcome: result });
  if (outcome.value.itemState) item.state = outcome.value.itemState;
  work.append(outcome.value.facts, { application, referral, provider });
  return done(referral);
}

export async function findReferralCase(work: Work, id: string): Promise<ReferralCase | null> {
  const { em, actor } = work;
  const seen = await em.findOne(ReferralRow, { id, tenant: actor.tenant });
  const provider = seen && (await em.findOne(ProviderRow, { id: seen.providerId }));
  if (!provider || (actor.role === 'provider' && provider.code !== actor.provider)) return null;
  const application = await work.findApplication(seen.applicationId);
  const referral = await em.findOneOrFail(ReferralRow, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true });
  const item = await em.findOneOrFail(PlanItemRow, { id: referral.planItemId });
  return { application: application!, referral, item, provider };
}

function decide(
  referral: ReferralRow, item: PlanItemRow, answer: ReferralAnswer, today: LocalDate,
): Outcome<Moved & { itemState?: PlanItemRow['state'] }> {
  switch (answer.act) {
    case 'accept': return accept(referral);
    case 'start': return start(referral, answer.on ?? today, { issuedOn: warsawDate(referral.issuedAt), today });
    case 'complete': return complete(referral, item.state, { on: answer.on ?? today, outcome: answer.outcome }, today);
  }
}
