import type { LocalDate } from '../../vocabulary/local-date.js';
import type { Confidence } from './matter.js';
import { between, isInForce, since, SINCE_CUS_ACT, type Validity } from './validity.js';

/** Numbers that a statute sets and the hub uses outside of the deadlines of matters. A changed number is a new row. */
export const PARAMETERS = [
  { code: 'PLAN_FROM_MONTHS', value: 3, statute: 'ustawa o CUS art. 38 ust. 2', name: 'usługi od tylu miesięcy wymagają planu', confidence: 'HIGH', ...SINCE_CUS_ACT },
  { code: 'PLAN_AT_MOST_MONTHS', value: 12, statute: 'ustawa o CUS art. 40', name: 'plan obejmuje najwyżej tyle miesięcy', confidence: 'HIGH', ...SINCE_CUS_ACT },
  { code: 'SUMMARY_EVERY_MONTHS', value: 6, statute: 'ustawa o CUS art. 46', name: 'zestawienie organizatora co tyle miesięcy', confidence: 'HIGH', ...SINCE_CUS_ACT },
  { code: 'MEETING_EVERY_MONTHS', value: 3, statute: 'ustawa o CUS art. 46', name: 'spotkanie koordynatorów co tyle miesięcy', confidence: 'HIGH', ...SINCE_CUS_ACT },
  { code: 'DIAGNOSIS_EVERY_YEARS', value: 5, statute: 'ustawa o CUS art. 21', name: 'diagnoza potrzeb co tyle lat', confidence: 'HIGH', ...SINCE_CUS_ACT },
  { code: 'PROGRAMME_REPORT_MONTHS', value: 4, statute: 'ustawa o CUS art. 6', name: 'sprawozdanie z programu w tylu miesiącach', confidence: 'HIGH', ...SINCE_CUS_ACT },
  { code: 'CENTRE_BESIDE_OPS_INHABITANTS', value: 100_000, statute: 'ustawa o CUS art. 9 ust. 3', name: 'miasto powyżej tylu mieszkańców', confidence: 'HIGH', ...SINCE_CUS_ACT },
  { code: 'ANSWER_TO_CENTRE_DAYS', value: 7, statute: 'u.p.s. art. 105', name: 'odpowiedź innych podmiotów w tylu dniach', confidence: 'HIGH', ...SINCE_CUS_ACT },
  { code: 'INCOME_CRITERION_SINGLE_PLN', value: 776, statute: 'u.p.s. art. 8 ust. 1', name: 'kryterium osoby samotnej', confidence: 'MEDIUM', ...between('2022-01-01', '2024-12-31') },
  { code: 'INCOME_CRITERION_SINGLE_PLN', value: 1010, statute: 'u.p.s. art. 8 ust. 1', name: 'kryterium osoby samotnej', confidence: 'MEDIUM', ...since('2025-01-01') },
  { code: 'INCOME_CRITERION_FAMILY_PLN', value: 600, statute: 'u.p.s. art. 8 ust. 1', name: 'kryterium na osobę w rodzinie', confidence: 'MEDIUM', ...between('2022-01-01', '2024-12-31') },
  { code: 'INCOME_CRITERION_FAMILY_PLN', value: 823, statute: 'u.p.s. art. 8 ust. 1', name: 'kryterium na osobę w rodzinie', confidence: 'MEDIUM', ...since('2025-01-01') },
] as const satisfies readonly Parameter[];

export interface Parameter extends Validity {
  readonly code: string;
  /** The unit is the last word of the code. */
  readonly value: number;
  readonly statute: string;
  /** Polish. */
  readonly name: string;
  readonly confidence: Confidence;
}
export type ParameterCode = (typeof PARAMETERS)[number]['code'];

/** The row in force on that day; undefined where the table knows none. */
export const parameterOn = (code: ParameterCode, date: LocalDate): Parameter | undefined =>
  PARAMETERS.find((row) => row.code === code && isInForce(row, date));
