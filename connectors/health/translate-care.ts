import type { Appointment } from '../../src/core/residents/appointments.js';
import { type CareRequest, type CareTask, isOpen, nameOfRequest } from '../../src/core/residents/care-requests.js';
import { type LocalDate, parseLocalDate, warsawDate } from '../../src/vocabulary/local-date.js';
import { instantOf } from './elements.js';
import type { Appointment as FhirAppointment, ServiceRequest, Task } from './messages-care.js';

/** `entered-in-error` stands in none of these tables: such a thing never was, and is left out before it comes here. */
const APPOINTMENT_STATES = new Map<string | undefined, Appointment['state']>([
  ['proposed', 'PROPOSED'], ['pending', 'PENDING'], ['waitlist', 'WAITLISTED'], ['booked', 'BOOKED'], ['checked-in', 'CHECKED_IN'],
  ['arrived', 'ARRIVED'], ['fulfilled', 'FULFILLED'], ['cancelled', 'CANCELLED'], ['noshow', 'NO_SHOW'],
]);
const REQUEST_STATES = new Map<string | undefined, CareRequest['state']>([
  ['draft', 'DRAFT'], ['active', 'ACTIVE'], ['on-hold', 'ON_HOLD'], ['revoked', 'REVOKED'], ['completed', 'COMPLETED'], ['unknown', 'UNKNOWN'],
]);
const INTENTS = new Map<string | undefined, CareRequest['intent']>([
  ['proposal', 'PROPOSAL'], ['plan', 'PLAN'], ['directive', 'DIRECTIVE'], ['order', 'ORDER'], ['original-order', 'ORIGINAL_ORDER'],
  ['reflex-order', 'REFLEX_ORDER'], ['filler-order', 'FILLER_ORDER'], ['instance-order', 'INSTANCE_ORDER'], ['option', 'OPTION'],
]);
const PRIORITIES = new Map<string, NonNullable<CareRequest['priority']>>([['routine', 'ROUTINE'], ['urgent', 'URGENT'], ['asap', 'ASAP'], ['stat', 'STAT']]);
const TASK_STATES = new Map<string | undefined, CareTask['state']>([
  ['draft', 'DRAFT'], ['requested', 'REQUESTED'], ['received', 'RECEIVED'], ['accepted', 'ACCEPTED'], ['rejected', 'REJECTED'], ['ready', 'READY'],
  ['cancelled', 'CANCELLED'], ['in-progress', 'IN_PROGRESS'], ['on-hold', 'ON_HOLD'], ['failed', 'FAILED'], ['completed', 'COMPLETED'],
]);

/**
 * All three: undefined for a resource without an id, which no server sends. What else cannot be read costs itself and hides nothing; of what must not
 * be acted upon only that it is there is told. `declined`: the patient will not come.
 */
export function toAppointment(appointment: FhirAppointment, declined = false): Appointment | undefined {
  const { id, unreadable, status, serviceNames: [service], start, end, minutes } = appointment;
  if (!id) return undefined;
  if (unreadable) return { id: `HEALTH:Appointment/${id}`, state: 'UNREADABLE' };
  const [begins, ends] = timesOf(instantOf(start), instantOf(end));
  const lasts = [minutes, begins && ends && Math.round((ends.getTime() - begins.getTime()) / MINUTE_MILLISECONDS)].find(isLength);
  return {
    id: `HEALTH:Appointment/${id}`,
    state: stateOf(status, declined),
    ...(service && { service }), ...(begins && { start: begins }), ...(ends && { end: ends }), ...(lasts && { minutes: lasts }),
  };
}

/** A source leaves a visit booked for the others who take part; this person's own refusal ends it for this person. What has happened has happened. */
function stateOf(status: string | undefined, declined: boolean): Appointment['state'] {
  const state = APPOINTMENT_STATES.get(status) ?? 'UNREADABLE';
  return declined && AHEAD.has(state) ? 'CANCELLED' : state;
}

const AHEAD: ReadonlySet<Appointment['state']> = new Set(['PROPOSED', 'PENDING', 'WAITLISTED', 'BOOKED']);

const MINUTE_MILLISECONDS = 60_000;
const YEAR_MINUTES = 527_040;
const isLength = (minutes: unknown): minutes is number => Number.isInteger(minutes) && Number(minutes) > 0 && Number(minutes) <= YEAR_MINUTES;

/** An end before the start makes both of them unbelievable. */
const timesOf = (start: Date | undefined, end: Date | undefined): readonly (Date | undefined)[] => (start && end && end < start ? [] : [start, end]);

/** `tasks` are those whose focus is this request. */
export function toCareRequest(
  { id, unreadable, status, intent, priority, doNotPerform, codeNames: [words], authoredOn }: ServiceRequest, tasks: readonly CareTask[],
): CareRequest | undefined {
  if (!id) return undefined;
  if (unreadable) return unreadableRequest(id, doNotPerform, tasks);
  const stated = { state: REQUEST_STATES.get(status) ?? 'UNREADABLE', intent: INTENTS.get(intent) ?? 'UNREADABLE', prohibited: doNotPerform } as const;
  const name = nameOfRequest(words, stated.prohibited);
  const day = authoredOn && dayOf(authoredOn);
  return {
    id: `HEALTH:ServiceRequest/${id}`, ...stated, open: isOpen(stated), tasks,
    ...(priority && { priority: PRIORITIES.get(priority) ?? 'UNREADABLE' }), ...(name && { name }), ...(day && { authoredOn: day }),
  };
}

function unreadableRequest(id: string, prohibited: boolean, tasks: readonly CareTask[]): CareRequest {
  const name = nameOfRequest(undefined, prohibited);
  return { id: `HEALTH:ServiceRequest/${id}`, state: 'UNREADABLE', intent: 'UNREADABLE', prohibited, open: false, tasks, ...(name && { name }) };
}

/** The day in Poland. A year or a month is no day. */
function dayOf(dateTime: string): LocalDate | undefined {
  const instant = instantOf(dateTime);
  return instant ? warsawDate(instant) : parseLocalDate(dateTime);
}

export function toCareTask({ id, unreadable, status, businessStatus, statusReason, lastModified }: Task): CareTask | undefined {
  if (id !== undefined && unreadable) return { id: `HEALTH:Task/${id}`, state: 'UNREADABLE' };
  const changed = instantOf(lastModified);
  return id === undefined ? undefined : {
    id: `HEALTH:Task/${id}`, state: TASK_STATES.get(status) ?? 'UNREADABLE',
    ...(businessStatus && { businessStatus }), ...(statusReason && { statusReason }), ...(changed && { lastModified: changed }),
  };
}
