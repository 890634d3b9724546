import { type Fields, fieldsOf, type Identified, objects, readId, readModifier, readTarget, readWords, text } from './elements.js';

/**
 * FHIR R4: what is ordered and booked for a person. Of each resource only this is read:
 *
 *   Appointment    => status, serviceType[], specialty[], appointmentType, start, end, minutesDuration, participant[].actor
 *   ServiceRequest => status, intent, priority, doNotPerform, code, subject, authoredOn
 *   Task           => status, businessStatus, statusReason, focus, for, lastModified
 *
 * Notes, comments, descriptions and reasons are never read: they are clinical, and they name people.
 */
export interface Appointment extends Identified {
  readonly resourceType: 'Appointment';
  readonly status: string | undefined;
  /** References to everybody and everything that takes part. */
  readonly actors: readonly string[];
  /** Words for what it is for: the service that takes part, kinds of service, specialties, the kind of visit, in this order. */
  readonly serviceNames: readonly string[];
  readonly start: string | undefined;
  readonly end: string | undefined;
  readonly minutes: unknown;
}

export interface ServiceRequest extends Identified {
  readonly resourceType: 'ServiceRequest';
  readonly status: string | undefined;
  readonly intent: string | undefined;
  readonly priority: string | undefined;
  readonly doNotPerform: boolean;
  readonly codeNames: readonly string[];
  readonly subject: string | undefined;
  /** FHIR `dateTime`: a year, a month, a day or an instant. */
  readonly authoredOn: string | undefined;
}

export interface Task extends Identified {
  readonly resourceType: 'Task';
  readonly status: string | undefined;
  readonly businessStatus: string | undefined;
  readonly statusReason: string | undefined;
  readonly focus: string | undefined;
  readonly for: string | undefined;
  /** FHIR `dateTime`. */
  readonly lastModified: string | undefined;
}

/** `_elements` of each search: what is read, and nothing else. */
export const CARE_ELEMENTS = {
  Appointment: 'status,serviceType,specialty,appointmentType,start,end,minutesDuration,participant',
  ServiceRequest: 'status,intent,priority,doNotPerform,code,subject,authoredOn',
  Task: 'status,businessStatus,statusReason,focus,for,lastModified',
} as const;

export function readAppointment(fields: Fields): Appointment {
  const actors = objects(fields.participant).map(({ actor }) => fieldsOf(actor));
  const service = text(actors.find((actor) => readTarget(actor)?.includes('HealthcareService/'))?.display);
  return {
    resourceType: 'Appointment', id: readId(fields.id),
    status: text(fields.status),
    actors: actors.flatMap((actor) => readTarget(actor) ?? []),
    serviceNames: [
      ...(service ? [service] : []),
      ...[...objects(fields.serviceType), ...objects(fields.specialty), fieldsOf(fields.appointmentType)].flatMap(readWords),
    ],
    start: text(fields.start), end: text(fields.end), minutes: fields.minutesDuration,
  };
}

export const readServiceRequest = (fields: Fields): ServiceRequest => ({
  resourceType: 'ServiceRequest', id: readId(fields.id),
  status: text(fields.status), intent: text(fields.intent), priority: text(fields.priority),
  doNotPerform: readModifier(fields.doNotPerform),
  codeNames: readWords(fieldsOf(fields.code)),
  subject: readTarget(fields.subject),
  authoredOn: text(fields.authoredOn),
});

export const readTask = (fields: Fields): Task => ({
  resourceType: 'Task', id: readId(fields.id),
  status: text(fields.status),
  businessStatus: readWords(fieldsOf(fields.businessStatus))[0],
  statusReason: readWords(fieldsOf(fields.statusReason))[0],
  focus: readTarget(fields.focus), for: readTarget(fields.for),
  lastModified: text(fields.lastModified),
});
