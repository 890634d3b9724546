import type { Life, StateOf } from '../../vocabulary/lifecycle.js';

/**
 * The life of a referral (skierowanie): one attempt at one provider, as a FHIR Task. A referral that is over never
 * reopens; another attempt is another referral for the same item of the plan.
 */
export const REFERRAL_LIFE = {
  REQUESTED: { accept: 'ACCEPTED' },
  ACCEPTED: { start: 'IN_PROGRESS' },
  IN_PROGRESS: { complete: 'COMPLETED' },
  COMPLETED: {},
} as const satisfies Life;

export type ReferralState = StateOf<typeof REFERRAL_LIFE>;
