import type { Fact } from '../../vocabulary/fact.js';
import { nextState } from '../../vocabulary/lifecycle.js';
import { done, type Outcome } from '../../vocabulary/outcome.js';
import { refuse } from '../../vocabulary/refusals.js';
import { REFERRAL_LIFE } from './lifecycle.js';
import type { Referral } from './referral.js';
import { referralFact } from './referral-fact.js';

/** What an act of a provider changes. */
export interface Moved {
  readonly referral: Referral;
  readonly facts: readonly Fact[];
}

/** The provider takes the referral on. Late is better than never: only the clock may let a referral expire. */
export function accept(referral: Referral): Outcome<Moved> {
  const state = nextState(REFERRAL_LIFE, referral.state, 'accept');
  if (!state) return refuse('REFERRAL_STATE');
  const next: Referral = { ...referral, state };
  return done({ referral: next, facts: [referralFact('referral.accepted', next)] });
}
