import { warsawDate } from '../../src/vocabulary/local-date.js';
import type { MaintenanceWindow } from '../connector.js';

/** In the order in which JavaScript counts them. */
export const MAINTENANCE_DAYS = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'] as const satisfies MaintenanceWindow['days'];

/**
 * When the break ends in which this instant lies; undefined outside of every break. Breaks that touch are one. Where the
 * clock is put forward or back within a break, the break is rather longer than shorter: the source may not be ready yet.
 */
export function maintenanceUntil(windows: readonly MaintenanceWindow[], at: Date): Date | undefined {
  let until: Date | undefined;
  for (let breaks = 0; breaks < BREAKS_MAX; breaks += 1) {
    const ends = endOfBreak(windows, (until ?? at).getTime());
    if (ends === undefined) return until;
    until = new Date(ends);
  }
  return until;
}

/** A calendar without a gap has no end; a week of days is as good as one. */
const BREAKS_MAX = 8;
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

function endOfBreak(windows: readonly MaintenanceWindow[], at: number): number | undefined {
  const today = Date.parse(warsawDate(new Date(at))); // midnight of that date, as if Poland kept UTC
  const ends = windows.flatMap(({ days, from, until }) => [today - DAY, today].flatMap((day) => {
    if (!days.includes(MAINTENANCE_DAYS[new Date(day).getUTCDay()]!)) return [];
    const begin = Math.min(...instantsOf(day + minutes(from)));
    const end = Math.max(...instantsOf(day + minutes(until) + (until <= from ? DAY : 0)));
    return begin <= at && at < end ? [end] : [];
  }));
  return ends.length === 0 ? undefined : Math.max(...ends);
}

const minutes = (time: string): number => (Number(time.slice(0, 2)) * 60 + Number(time.slice(3))) * MINUTE;

/**
 * Instants at which the clock in Poland shows this: one as a rule, two in the hour that autumn repeats, and in the hour that
 * spring leaves out those on both sides of it.
 */
function instantsOf(shown: number): readonly number[] {
  const ahead = [shown - 2 * HOUR, shown - HOUR]; // of UTC, in summer and in winter
  const right = ahead.filter((instant) => CLOCK.format(instant) === new Date(shown).toISOString().slice(0, 16).replace('T', ' '));
  return right.length === 0 ? ahead : right;
}

const CLOCK = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Warsaw', dateStyle: 'short', timeStyle: 'short' });
