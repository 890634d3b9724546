import type { Fact } from '../../vocabulary/fact.js';
import { nextState } from '../../vocabulary/lifecycle.js';
import type { LocalDate } from '../../vocabulary/local-date.js';
import { done, type Outcome } from '../../vocabulary/outcome.js';
import { refuse } from '../../vocabulary/refusals.js';
import { PLAN_ITEM_LIFE, type PlanItemState } from '../plans/lifecycle.js';
import type { Moved } from './accept.js';
import { REFERRAL_LIFE } from './lifecycle.js';
import { isReferralOutcome, type Referral, type ReferralOutcome } from './referral.js';
import { referralFact } from './referral-fact.js';

export interface Completed extends Moved {
  readonly itemState: PlanItemState;
}

/** The provider has finished, and says with what outcome; the item of the plan closes with it. */
export function complete(
  referral: Referral, itemState: PlanItemState, said: { on: LocalDate; outcome: ReferralOutcome | undefined }, today: LocalDate,
): Outcome<Completed> {
  const state = nextState(REFERRAL_LIFE, referral.state, 'complete');
  const closed = nextState(PLAN_ITEM_LIFE, itemState, 'close');
  if (!state || !closed) return refuse('REFERRAL_STATE');
  if (!isReferralOutcome(said.outcome)) return refuse('OUTCOME_REQUIRED', 'outcome');
  if (said.on > today || (referral.startedOn && said.on < referral.startedOn)) return refuse('INVALID_VALUE', 'on');
  const next: Referral = { ...referral, state, completedOn: said.on, outcome: said.outcome };
  return done({ referral: next, itemState: closed, facts: [referralFact('referral.completed', next), itemClosed(next, closed)] });
}

const itemClosed = (referral: Referral, state: PlanItemState): Fact => ({
  type: 'plan.item-closed', aggregate: 'application', state,
  applicationId: referral.applicationId, planId: referral.planId, planItemId: referral.planItemId, referralId: referral.id,
});
