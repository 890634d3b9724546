import { lengthOfMonth, type LocalDate } from '../../vocabulary/local-date.js';
import { calendarDayOf, type DayNumber, dayNumber, dayNumberOf, localDate } from '../law/calendar-day.js';
import { isWorkingDay } from '../law/free-days.js';
import type { Term } from '../law/term.js';

/** The end of a term, twice, because it is argued whether § 4 also lengthens a duty of the authority. */
export interface Deadline {
  /** As counted by k.p.a. art. 57 § 1–3a. */
  readonly rawEnd: LocalDate;
  /** After § 4: never a Saturday or a free day, never before `rawEnd`. */
  readonly legalEnd: LocalDate;
  /** When somebody has to look: the earlier of the two, whichever reading is right. */
  readonly alarm: LocalDate;
}

/** When a term ends that started with an event on `start`; that day is not counted (§ 1). Days outside `COUNTED_DAYS` are the caller's mistake. */
export function deadline(start: LocalDate, term: Term): Deadline {
  const event = dayNumberOf(start);
  return ends(rawEnd(start, event, term, NO_PAUSE));
}

/** A time that is not counted (k.p.a. art. 35 § 5): suspension, mediation, delay by a party. Both days included. */
export interface Pause {
  readonly from: LocalDate;
  /** Null: still going on. */
  readonly until: LocalDate | null;
}

/** As `deadline`, with paused days left out. Pauses may overlap. Null while a pause is going on: the clock stands. */
export function deadlineWithPauses(start: LocalDate, term: Term, pauses: readonly Pause[]): Deadline | null {
  const closed = pauses.flatMap(({ from, until }) => (until ? [{ from: dayNumberOf(from), until: dayNumberOf(until) }] : []));
  const event = dayNumberOf(start);
  const isPaused = (day: DayNumber): boolean => closed.some(({ from, until }) => from <= day && day <= until);
  const end = rawEnd(start, event, term, isPaused);
  const stands = pauses.some(({ from, until }) => until === null && dayNumberOf(from) <= end);
  return stands ? null : ends(end);
}

function ends(raw: DayNumber): Deadline {
  const legal = nextWorkingDay(raw);
  const legalEnd = localDate(legal);
  const end = raw === legal ? legalEnd : localDate(raw);
  return { rawEnd: end, legalEnd, alarm: end };
}

type IsPaused = (day: DayNumber) => boolean;
const NO_PAUSE: IsPaused = () => false;

function rawEnd(start: LocalDate, event: DayNumber, { amount, unit }: Term, isPaused: IsPaused): DayNumber {
  if (unit === 'WD') return countDays(event, amount, (day) => isWorkingDay(day) && !isPaused(day));
  const days = calendarLength(start, event, { amount, unit });
  return isPaused === NO_PAUSE ? event + days : countDays(event, days, (day) => !isPaused(day));
}

function countDays(event: DayNumber, days: number, counts: (day: DayNumber) => boolean): DayNumber {
  let day = event;
  for (let left = days; left > 0; ) if (counts(++day)) left -= 1;
  return day;
}

/** Length in days: the end of weeks is the same weekday (§ 2), of months and years the same date or the last day there is (§ 3, § 3a). */
function calendarLength(start: LocalDate, event: DayNumber, { amount, unit }: Term): number {
  if (unit === 'D') return amount;
  if (unit === 'W') return amount * 7;
  const from = calendarDayOf(start);
  const months = from.year * 12 + from.month - 1 + (unit === 'Y' ? amount * 12 : amount);
  const [year, month] = [Math.floor(months / 12), (months % 12) + 1];
  return dayNumber({ year, month, day: Math.min(from.day, lengthOfMonth(year, month)) }) - event;
}

function nextWorkingDay(from: DayNumber): DayNumber {
  let day = from;
  while (!isWorkingDay(day)) day += 1;
  return day;
}
