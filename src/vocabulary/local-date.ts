/** A calendar date without time or zone, ISO 8601: `2026-11-24`. Law counts in these. */
export type LocalDate = string & { readonly __word: 'LocalDate' };

const SHAPE = /^([0-9]{4})-([0-9]{2})-([0-9]{2})$/;

/** ISO text to a date that exists, or undefined. */
export function parseLocalDate(text: string): LocalDate | undefined {
  const [, year, month, day] = SHAPE.exec(text) ?? [];
  return year ? localDateOf(Number(year), Number(month), Number(day)) : undefined;
}

/** Undefined when there is no such day: 30 February, month 13, year 0. */
export function localDateOf(year: number, month: number, day: number): LocalDate | undefined {
  const exists = year > 0 && year < 10_000 && month >= 1 && month <= 12 && day >= 1 && day <= lengthOfMonth(year, month);
  return exists ? (`${String(year).padStart(4, '0')}-${month < 10 ? '0' : ''}${month}-${day < 10 ? '0' : ''}${day}` as LocalDate) : undefined;
}

/** Days in the month 1–12, by the Gregorian calendar. */
export const lengthOfMonth = (year: number, month: number): number => (month === 2 && isLeap(year) ? 29 : MONTH_LENGTHS[month - 1]!);

const MONTH_LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

/** The calendar date in Poland at this instant: an application filed at 23:30 UTC in winter was filed the next day. */
export const warsawDate = (at: Date): LocalDate => WARSAW.format(at) as LocalDate;
const WARSAW = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Warsaw', year: 'numeric', month: '2-digit', day: '2-digit' });

/** `24.11.2026, 05:00` by the clock in Poland, for sentences. */
export const warsawMoment = (at: Date): string => MOMENT.format(at);
const MOMENT = new Intl.DateTimeFormat('pl-PL', { timeZone: 'Europe/Warsaw', day: '2-digit', month: '2-digit', year: 'numeric', hour: '2-digit', minute: '2-digit' });

/** The instant at which this date begins in Poland. */
export function warsawMidnight(date: LocalDate): Date {
  const utc = Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7)) - 1, Number(date.slice(8)));
  const summer = new Date(utc - 2 * HOUR_MILLISECONDS);
  return warsawDate(summer) === date ? summer : new Date(utc - HOUR_MILLISECONDS); // two hours ahead of UTC, in winter one
}
const HOUR_MILLISECONDS = 3_600_000;
