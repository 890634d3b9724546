import { type LocalDate, parseLocalDate } from '../../vocabulary/local-date.js';

/** When a row of law applies, both days included. A change of law ends one row and starts another; rows are never edited. */
export interface Validity {
  readonly validFrom: LocalDate;
  /** Null: until further notice. */
  readonly validUntil: LocalDate | null;
}

/** ISO dates; a date that does not exist is a mistake in the data, found when the module loads. */
export const since = (from: string): Validity => ({ validFrom: day(from), validUntil: null });
export const between = (from: string, until: string): Validity => ({ validFrom: day(from), validUntil: day(until) });

export const isInForce = ({ validFrom, validUntil }: Validity, date: LocalDate): boolean =>
  validFrom <= date && (validUntil === null || date <= validUntil);

/** The Act of 19 July 2019 entered into force: before that day there was no centre to apply to. */
export const SINCE_CUS_ACT = since('2020-01-01');

/** No term is counted from a day outside of these: before 1991 other days were free. */
export const COUNTED_DAYS = between('1991-01-01', '2999-12-31');

function day(text: string): LocalDate {
  const date = parseLocalDate(text);
  if (!date) throw new Error(`no such day in the law: ${text}`);
  return date;
}
