import { type LocalDate, localDateOf } from '../../vocabulary/local-date.js';

/** A day as a number, so that days can be counted: days since 1970-01-01, proleptic Gregorian. */
export type DayNumber = number;

export interface CalendarDay {
  readonly year: number;
  /** 1–12. */
  readonly month: number;
  readonly day: number;
}

export const SATURDAY = 6;
export const SUNDAY = 0;

/** 0 is Sunday. 1970-01-01 was a Thursday. */
export const weekday = (number: DayNumber): number => (((number + 4) % 7) + 7) % 7;

export const calendarDayOf = (date: LocalDate): CalendarDay =>
  ({ year: Number(date.slice(0, 4)), month: Number(date.slice(5, 7)), day: Number(date.slice(8)) });

export const dayNumberOf = (date: LocalDate): DayNumber => dayNumber(calendarDayOf(date));

/** Years counted from March, so that the leap day is the last of its year. */
export function dayNumber({ year, month, day }: CalendarDay): DayNumber {
  const marchYear = month > 2 ? year : year - 1;
  const era = Math.floor(marchYear / 400);
  const yearOfEra = marchYear - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  return era * 146_097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719_468;
}

/** The inverse of `dayNumber`. */
export function calendarDay(number: DayNumber): CalendarDay {
  const shifted = number + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
  const day = dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1;
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day };
}

/** The year must have four digits. */
export function localDate(number: DayNumber): LocalDate {
  const { year, month, day } = calendarDay(number);
  return localDateOf(year, month, day)!;
}
