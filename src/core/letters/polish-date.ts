import type { LocalDate } from '../../vocabulary/local-date.js';
import { calendarDayOf } from '../law/calendar-day.js';

/** `24 listopada 2026 r.`, as a letter writes a day. */
export function inWords(date: LocalDate): string {
  const { year, month, day } = calendarDayOf(date);
  return `${day} ${MONTHS[month - 1]} ${year} r.`;
}

/** In the genitive. */
const MONTHS = [
  'stycznia', 'lutego', 'marca', 'kwietnia', 'maja', 'czerwca', 'lipca', 'sierpnia', 'września', 'października', 'listopada', 'grudnia',
] as const;
