import { nextState } from '../../vocabulary/lifecycle.js';
import type { LocalDate } from '../../vocabulary/local-date.js';
import { done, type Outcome } from '../../vocabulary/outcome.js';
import { refuse } from '../../vocabulary/refusals.js';
import type { Moved } from './accept.js';
import { REFERRAL_LIFE } from './lifecycle.js';
import type { Referral } from './referral.js';
import { referralFact } from './referral-fact.js';

/** The provider has begun. `on` is the actual first day: not before the referral, not in the future. */
export function start(referral: Referral, on: LocalDate, { issuedOn, today }: { issuedOn: LocalDate; today: LocalDate }): Outcome<Moved> {
  const state = nextState(REFERRAL_LIFE, referral.state, 'start');
  if (!state) return refuse('REFERRAL_STATE');
  if (on < issuedOn || on > today) return refuse('INVALID_VALUE', 'on');
  const next: Referral = { ...referral, state, startedOn: on };
  return done({ referral: next, facts: [referralFact('referral.started', next)] });
}
