import type { Fact, FactType } from '../../vocabulary/fact.js';
import type { Referral } from './referral.js';

/** The fact that a referral has come to the state it is in. */
export const referralFact = (type: FactType, referral: Referral): Fact => ({
  type, aggregate: 'referral', state: referral.state,
  applicationId: referral.applicationId, planId: referral.planId, planItemId: referral.planItemId,
  referralId: referral.id, providerId: referral.providerId,
  ...(referral.outcome && { detail: referral.outcome }),
});
