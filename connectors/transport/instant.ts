import { parseLocalDate } from '../../src/vocabulary/local-date.js';

/** ISO 8601 with a zone: FHIR `instant`, `dateTime` with a time. Some sources leave out the seconds, or the colon of the zone. */
const INSTANT = /^([0-9]{4}-[0-9]{2}-[0-9]{2})T([0-9]{2}:[0-9]{2})(?:(:[0-9]{2})(\.[0-9]{1,9})?)?(?:Z|([+-])([0-9]{2}):?([0-9]{2}))$/;

/** Undefined for what is no instant, and for one that does not exist: `new Date` alone makes 2 March of 30 February, and a guess is worse than nothing. */
export function parseInstant(text: string): Date | undefined {
  const [, day, clock, seconds = ':00', fraction = '', sign, zoneHours = '00', zoneMinutes = '00'] = INSTANT.exec(text) ?? [];
  if (day === undefined || parseLocalDate(day) === undefined) return undefined;
  if (`${clock}${seconds}` > '23:59:59' || Number(zoneHours) > ZONE_HOURS_MAX || Number(zoneMinutes) > 59) return undefined;
  const at = new Date(`${day}T${clock}${seconds}${fraction}${sign === undefined ? 'Z' : `${sign}${zoneHours}:${zoneMinutes}`}`);
  return Number.isNaN(at.getTime()) ? undefined : at; // 10:60, 10:00:60
}

/** The zone furthest ahead of UTC. */
const ZONE_HOURS_MAX = 14;
