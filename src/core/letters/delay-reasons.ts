/** Why a matter is not settled in time (k.p.a. art. 36). Codes with their Polish sentence: no free text, so that no health fact slips into a notice. */
export const DELAY_REASONS = {
  EVIDENCE: 'trwa zbieranie dowodów potrzebnych do załatwienia sprawy',
  WAITING_FOR_AUTHORITY: 'czekamy na stanowisko albo dokumenty innego organu',
  INTERVIEW: 'nie udało się jeszcze przeprowadzić rodzinnego wywiadu środowiskowego',
  COMPLEX: 'sprawa jest szczególnie skomplikowana',
  BEYOND_THE_CENTRE: 'wystąpiły przyczyny niezależne od centrum',
} as const;
export type DelayReason = keyof typeof DELAY_REASONS;
