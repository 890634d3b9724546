import type { LocalDate } from '../../vocabulary/local-date.js';
import type { ReferralState } from './lifecycle.js';

/** Referral (skierowanie): what the hub keeps of one attempt at one provider. No personal data. */
export interface Referral {
  readonly id: string;
  readonly applicationId: string;
  readonly planId: string;
  readonly planItemId: string;
  readonly providerId: string;
  readonly serviceId: string;
  readonly state: ReferralState;
  /** Working day by which the provider should answer. */
  readonly answerBy: LocalDate;
  readonly startedOn?: LocalDate | null | undefined;
  readonly completedOn?: LocalDate | null | undefined;
  readonly outcome?: ReferralOutcome | null | undefined;
}

/** What came of it; completion needs one. Polish names stand in the descriptions of the graph. */
export const REFERRAL_OUTCOMES = {
  ACHIEVED: 'cel osiągnięty',
  PARTLY_ACHIEVED: 'cel osiągnięty częściowo',
  NOT_ACHIEVED: 'cel nieosiągnięty',
  REFERRED_ON: 'osoba skierowana dalej',
} as const;
export type ReferralOutcome = keyof typeof REFERRAL_OUTCOMES;

export const isReferralOutcome = (text: unknown): text is ReferralOutcome =>
  typeof text === 'string' && Object.hasOwn(REFERRAL_OUTCOMES, text);
