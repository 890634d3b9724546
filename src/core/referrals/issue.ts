import type { Fact } from '../../vocabulary/fact.js';
import { nextState } from '../../vocabulary/lifecycle.js';
import type { LocalDate } from '../../vocabulary/local-date.js';
import { done, type Outcome } from '../../vocabulary/outcome.js';
import { refuse } from '../../vocabulary/refusals.js';
import { PLAN_ITEM_LIFE, type PlanItemState } from '../plans/lifecycle.js';
import type { Plan, PlanItem } from '../plans/plan.js';
import type { Referral } from './referral.js';
import { referralFact } from './referral-fact.js';

export interface Issued {
  readonly referral: Referral;
  readonly itemState: PlanItemState;
  readonly facts: readonly Fact[];
}

/** The centre refers an item of an approved plan to the provider of its service. */
export function issue(plan: Plan, item: PlanItem, to: { id: string; providerId: string; answerBy: LocalDate }): Outcome<Issued> {
  if (plan.state !== 'APPROVED') return refuse('PLAN_STATE', 'planItemId');
  const itemState = nextState(PLAN_ITEM_LIFE, item.state, 'issueReferral');
  if (!itemState) return refuse('ALREADY_LINKED_SERVICE', 'planItemId');
  const referral: Referral = {
    id: to.id, applicationId: plan.applicationId, planId: plan.id, planItemId: item.id, providerId: to.providerId,
    serviceId: item.serviceId, state: 'REQUESTED', answerBy: to.answerBy,
  };
  return done({ referral, itemState, facts: [referralFact('referral.issued', referral)] });
}
