import { calendarDay, type DayNumber, dayNumber, dayNumberOf, SATURDAY, SUNDAY, weekday } from './calendar-day.js';
import { between, since, type Validity } from './validity.js';

/** Statutory free days: ustawa z 18.01.1951 o dniach wolnych od pracy, art. 1. Sundays are free too, and not listed. */
export const FREE_DAYS: readonly FreeDay[] = [
  { name: 'Nowy Rok', on: { month: 1, day: 1 }, ...since('1991-01-01') },
  { name: 'Trzech Króli', on: { month: 1, day: 6 }, ...since('2011-01-01') },
  { name: 'Wielkanoc', on: { daysAfterEaster: 0 }, ...since('1991-01-01') },
  { name: 'Poniedziałek Wielkanocny', on: { daysAfterEaster: 1 }, ...since('1991-01-01') },
  { name: 'Święto Państwowe', on: { month: 5, day: 1 }, ...since('1991-01-01') },
  { name: 'Święto Narodowe Trzeciego Maja', on: { month: 5, day: 3 }, ...since('1991-01-01') },
  { name: 'Zielone Świątki', on: { daysAfterEaster: 49 }, ...since('1991-01-01') },
  { name: 'Boże Ciało', on: { daysAfterEaster: 60 }, ...since('1991-01-01') },
  { name: 'Wniebowzięcie Najświętszej Maryi Panny', on: { month: 8, day: 15 }, ...since('1991-01-01') },
  { name: 'Wszystkich Świętych', on: { month: 11, day: 1 }, ...since('1991-01-01') },
  { name: 'Narodowe Święto Niepodległości', on: { month: 11, day: 11 }, ...since('1991-01-01') },
  { name: 'Święto w setną rocznicę odzyskania niepodległości', on: { month: 11, day: 12 }, ...between('2018-11-12', '2018-11-12') }, // Dz.U. 2018 poz. 2117
  { name: 'Wigilia Bożego Narodzenia', on: { month: 12, day: 24 }, ...since('2025-02-01') }, // Dz.U. 2024 poz. 1965
  { name: 'pierwszy dzień Bożego Narodzenia', on: { month: 12, day: 25 }, ...since('1991-01-01') },
  { name: 'drugi dzień Bożego Narodzenia', on: { month: 12, day: 26 }, ...since('1991-01-01') },
];

export interface FreeDay extends Validity {
  /** Polish. */
  readonly name: string;
  readonly on: { readonly month: number; readonly day: number } | { readonly daysAfterEaster: number };
}

/** Free by statute on that very day: a feast in force then, or a Sunday. */
export function isFreeDay(number: DayNumber): boolean {
  if (weekday(number) === SUNDAY) return true;
  const { year, month, day } = calendarDay(number);
  if (FIXED.some((feast) => feast.month === month && feast.day === day && feast.from <= number && number <= feast.until)) return true;
  if (month < 3 || month > 6) return false; // Easter is 22 March at the earliest, Corpus Christi 24 June at the latest
  const daysAfterEaster = number - easter(year);
  return MOVEABLE.some((feast) => feast.daysAfterEaster === daysAfterEaster && feast.from <= number && number <= feast.until);
}

/** A term ends on such a day only (k.p.a. art. 57 § 4), and terms in working days count only these. */
export const isWorkingDay = (number: DayNumber): boolean => weekday(number) !== SATURDAY && !isFreeDay(number);

/** Easter Sunday in the Gregorian calendar (the Meeus–Jones–Butcher computation). */
export function easter(year: number): DayNumber {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const skippedLeaps = century - Math.floor(century / 4);
  const moonCorrection = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const epact = (19 * golden + skippedLeaps - moonCorrection + 15) % 30;
  const weekdayShift = (32 + 2 * (century % 4) + 2 * Math.floor((year % 100) / 4) - epact - ((year % 100) % 4)) % 7;
  const late = Math.floor((golden + 11 * epact + 22 * weekdayShift) / 451);
  const fromMarch = epact + weekdayShift - 7 * late + 114;
  return dayNumber({ year, month: Math.floor(fromMarch / 31), day: (fromMarch % 31) + 1 });
}

const FEASTS = FREE_DAYS.map(({ on, validFrom, validUntil }) =>
  ({ ...on, from: dayNumberOf(validFrom), until: validUntil ? dayNumberOf(validUntil) : Infinity }));
const FIXED = FEASTS.filter((feast) => 'month' in feast);
const MOVEABLE = FEASTS.filter((feast) => 'daysAfterEaster' in feast);
