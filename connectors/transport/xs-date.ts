import { type LocalDate, parseLocalDate } from '../../src/vocabulary/local-date.js';
import { malformed } from './xml.js';

/** xs:date to a date. Java stacks append a zone (`2026-01-31Z`, `2026-01-31+01:00`), which says nothing of a calendar day. */
export function readXsDate(text: string): LocalDate {
  const date = parseLocalDate(text.replace(/(?:Z|[+-][0-9]{2}:[0-9]{2})$/, ''));
  if (!date) throw malformed();
  return date;
}

/** Of what has happened: a birth, an interview. One after the day of the answer is a slip in the source. */
export function readPastDate(text: string, today: LocalDate): LocalDate {
  const date = readXsDate(text);
  if (date > today) throw malformed();
  return date;
}
