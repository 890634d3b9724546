/** Why a person's data is asked for. Closed list: each purpose opens some sources and no others. */
export const PURPOSES = [
  'APPLICATION_HANDLING',
  'NEEDS_RECOGNITION',
  'PLAN_COORDINATION',
  'REFERRAL_FULFILMENT',
  'SUPERVISION',
  'DATA_SUBJECT_ACCESS',
] as const;
export type Purpose = (typeof PURPOSES)[number];

/** Travels with every person-level question to the source, and lands in the audit (ustawa o CUS art. 50 ust. 3). */
export interface LegalContext {
  /** Legal basis as text, for example `ustawa o CUS art. 37`. 3–200 characters. */
  readonly basis: string;
  readonly purpose: Purpose;
  /** Sign of the case (znak sprawy) or id of the application that caused the question. 1–64 characters. */
  readonly caseId: string;
}
