import type { GminaCode } from '../src/vocabulary/gmina-code.js';
import type { LocalDate } from '../src/vocabulary/local-date.js';
import type { PersonIdentifier } from '../src/vocabulary/person-identifier.js';

/**
 * Somebody who does not exist, as the simulators know them. A source that has no entry for the person
 * answers in its own wire's way of saying so.
 */
export interface SyntheticPerson {
  readonly identifier: PersonIdentifier;
  readonly givenName: string;
  readonly familyName: string;
  readonly birthDate: LocalDate;
  readonly sex: 'MALE' | 'FEMALE';
  readonly gmina?: {
    readonly gmina: GminaCode; readonly locality: string; readonly street?: string; readonly house: string; readonly flat?: string;
    readonly postalCode: string; readonly from: LocalDate; readonly householdSize: number;
  };
  readonly ops?: {
    readonly benefits: readonly { name: string; area: 'PS' | 'FA' | 'SR' | 'SW'; monthlyAmountGrosz: number; from: LocalDate; until?: LocalDate }[];
    readonly lastInterviewOn?: LocalDate;
    /** Under which the OPS still knows the person: sources contradict each other. */
    readonly familyName?: string;
  };
  readonly pup?: { readonly status: 'UNEMPLOYED' | 'JOB_SEEKER'; readonly since: LocalDate; readonly benefitUntil?: LocalDate };
  readonly health?: { readonly generalPractitioner: string; readonly active: boolean };
  /** In eWUŚ; without it the person is not in the central list of the insured. */
  readonly insurance?: {
    readonly status: 'INSURED' | 'NOT_INSURED' | 'ANNULLED_PESEL';
    readonly notes?: readonly { readonly code: string; readonly text: string }[];
  };
}
