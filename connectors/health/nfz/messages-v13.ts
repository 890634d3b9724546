import type { JsonObject } from '../../transport/json-answer.js';
import { parseQueues, type QueuesAnswer } from './messages.js';

/**
 * v1.3 at https://api.nfz.gov.pl/app-itl-api, withdrawn on 10 July 2026 and still answering:
 *
 *   dates => applicable boolean, date 'YYYY-MM-DD' | null (first free date), date-situation-as-at 'YYYY-MM-DD' | null
 */
export interface DatesV13 {
  readonly applicable: unknown;
  /** Undefined in the other version. */
  readonly date: unknown;
  readonly situationAsAt: unknown;
}

export const parseQueuesV13 = (raw: unknown): QueuesAnswer<DatesV13> | undefined => parseQueues(raw, readDates);

const readDates = (dates: JsonObject): DatesV13 =>
  ({ applicable: dates['applicable'], date: dates['date'], situationAsAt: dates['date-situation-as-at'] ?? null });

/** Parameters that v1.4 does not have. */
export const parametersV13 = (forChildren: boolean | undefined): Readonly<Record<string, string>> =>
  (forChildren === undefined ? {} : { benefitForChildren: String(forChildren) });
