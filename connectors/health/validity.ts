import { warsawDate } from '../../src/vocabulary/local-date.js';
import { instantOf } from './elements.js';
import type { Validity } from './messages.js';

/** Whether an identifier or a name is no longer in use. */
export const isOver = ({ use, until }: Validity, now: Date): boolean => use === 'old' || (until !== undefined && hasEnded(until, now));

/** The end is included: a period until 2010 ends with that year. One that is no FHIR `dateTime` says nothing. */
function hasEnded(until: string, now: Date): boolean {
  const instant = instantOf(until);
  if (instant) return instant < now;
  return /^[0-9]{4}(-[0-9]{2}){0,2}$/.test(until) && until < warsawDate(now).slice(0, until.length);
}
