import { warsawDate } from '../../src/vocabulary/local-date.js';

const DAYS = 14;
const DAY_MILLISECONDS = 86_400_000;
/** In UTC; half an hour each. */
const STARTS = ['08:00', '08:30', '09:00', '11:30', '13:00'] as const;
const HALF_HOUR_MILLISECONDS = 1_800_000;
/** What FHIR has for a slot, `entered-in-error` included, which the hub leaves out. */
const STATES = ['free', 'busy', 'free', 'busy-tentative', 'busy-unavailable', 'free', 'entered-in-error'] as const;

/** FHIR schedules and slots of two services of the demo, for two weeks from this day on. Nobody has any of them. */
export const demoSlots = (from: Date): readonly unknown[] =>
  ['rehabilitacja-lecznicza', 'poradnia-zdrowia-psychicznego'].flatMap((service) => [
    { resourceType: 'Schedule', id: `grafik-${service}`, active: true, actor: [{ reference: `HealthcareService/${service}` }] },
    ...Array.from({ length: DAYS }, (_, day) => STARTS.map((start, i) => slot(service, warsawDate(new Date(from.getTime() + day * DAY_MILLISECONDS)), start, day + i))).flat(),
  ]);

function slot(service: string, date: string, start: string, i: number): unknown {
  const begins = new Date(`${date}T${start}:00.000Z`);
  return {
    resourceType: 'Slot', id: `${service}-${date}-${start.replace(':', '')}`, schedule: { reference: `Schedule/grafik-${service}` },
    status: STATES[i % STATES.length]!, start: begins.toISOString(), end: new Date(begins.getTime() + HALF_HOUR_MILLISECONDS).toISOString(),
    ...(i % 9 === 1 && { overbooked: true }),
  };
}
