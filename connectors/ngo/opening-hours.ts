import type { OpeningHours, Weekday } from '../../src/core/residents/catalogue.js';
import type { LocalDate } from '../../src/vocabulary/local-date.js';
import type { HsdsRecord } from './messages.js';

/** RFC 5545, in the order of the week. */
const DAYS: readonly (readonly [code: string, day: Weekday])[] = [
  ['MO', 'MONDAY'], ['TU', 'TUESDAY'], ['WE', 'WEDNESDAY'], ['TH', 'THURSDAY'], ['FR', 'FRIDAY'], ['SA', 'SATURDAY'], ['SU', 'SUNDAY'],
];

/**
 * When it is open in an ordinary week: schedules of the service itself, in force today, that repeat every week. One that
 * repeats otherwise (every other week, on the second Monday, three times) cannot be said as a week and is left out; so is one
 * of which something cannot be read, as that may be its end.
 */
export const openingHoursOf = (service: HsdsRecord, today: LocalDate): readonly OpeningHours[] =>
  (service.inside.schedules ?? []).filter((schedule) => schedule.unreadable.length === 0 && isInForce(schedule, today) && isEveryWeek(schedule)).map(({ texts }) => {
    const days = new Set(texts.byday?.split(','));
    const [opens, closes] = [wallClock(texts.opens_at), wallClock(texts.closes_at)];
    return { days: DAYS.flatMap(([code, day]) => (days.has(code) ? [day] : [])), ...(opens && { opens }), ...(closes && { closes }) };
  });

const isInForce = ({ texts: { valid_from: from, valid_to: to, dtstart, until } }: HsdsRecord, today: LocalDate): boolean =>
  (from === undefined || from <= today) && (dtstart === undefined || dtstart <= today) && (to === undefined || to >= today) && (until === undefined || until >= today);

const isEveryWeek = ({ texts: { freq, byday, byweekno, bymonthday, byyearday }, numbers: { interval = 1, count, timezone = 1 } }: HsdsRecord): boolean =>
  freq === 'WEEKLY' && byday !== undefined && !/[0-9]/.test(byday) && [byweekno, bymonthday, byyearday].every((each) => each === undefined) && interval === 1 && count === undefined
  && (timezone === 1 || timezone === 2); // Polish time, winter or summer; another zone's hours would be shown an hour off

/** `10:00:00` and `10:00+01:00` to `10:00`. Undefined for another zone's time. */
const wallClock = (time: string | undefined): string | undefined => /^([0-9]{2}:[0-9]{2})(:[0-9]{2})?(\+0[12]:?00)?$/.exec(time ?? '')?.[1];
