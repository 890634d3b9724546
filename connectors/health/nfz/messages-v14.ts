import type { JsonObject } from '../../transport/json-answer.js';
import { parseQueues, type QueuesAnswer } from './messages.js';

/**
 * v1.4 at https://apinfz.nfz.gov.pl/app-itl-api-pcus, in force since 10 July 2026. The first free date is gone; in its
 * place stands a forecast (PCUŚ) in Polish words:
 *
 *   dates => applicable boolean, pcus | null, date-situation-as-at 'YYYY-MM-DD' | null
 *   pcus  => N 'dni' | N 'dzień' | N 'mies.' [N 'tyg.' | N 'tydz.'] | '-' where applicable is false
 */
export interface DatesV14 {
  readonly applicable: unknown;
  /** Undefined in the other version. */
  readonly pcus: unknown;
  readonly situationAsAt: unknown;
}

export const parseQueuesV14 = (raw: unknown): QueuesAnswer<DatesV14> | undefined => parseQueues(raw, readDates);

const readDates = (dates: JsonObject): DatesV14 =>
  ({ applicable: dates['applicable'], pcus: dates['pcus'], situationAsAt: dates['date-situation-as-at'] ?? null });

/** Parameters that v1.3 does not have: 1 everybody, 2 adults, 3 children. */
export const parametersV14 = (forChildren: boolean | undefined): Readonly<Record<string, string>> =>
  (forChildren === undefined ? {} : { benefitForAdultsChildren: forChildren ? '3' : '2' });

/** A forecast, or undefined for words that are not in the grammar. */
export function parsePcus(words: string): { readonly days: number } | { readonly months: number; readonly weeks: number } | undefined {
  const said = words.trim().replace(/\s+/g, ' ');
  const [, days] = /^([0-9]{1,5}) (?:dni|dzień)$/.exec(said) ?? [];
  if (days !== undefined) return { days: Number(days) };
  const [, months, weeks = '0'] = /^([0-9]{1,4}) mies\.(?: ([0-9]{1,2}) (?:tyg|tydz)\.)?$/.exec(said) ?? [];
  return months === undefined ? undefined : { months: Number(months), weeks: Number(weeks) };
}
