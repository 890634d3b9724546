import { type Fields, fieldsOf, objects, readModifier, readWords, text } from './elements.js';
import { type Identified, readIdentified } from './identified.js';
import { readTarget, type Target } from './reference.js';

/**
 * FHIR R4: what is ordered and booked for a person. Of each resource only this is read:
 *
 *   Appointment    => status, serviceType[], specialty[], appointmentType, start, end, minutesDuration, participant[] of actor, status
 *   ServiceRequest => status, intent, priority, doNotPerform, code, subject, authoredOn
 *   Task           => status, businessStatus, statusReason, focus, for, lastModified
 *
 * Notes, comments, descriptions and reasons are never read: they are clinical, and they name people.
 */
export interface Appointment extends Identified {
  readonly resourceType: 'Appointment';
  readonly status: string | undefined;
  /** Everybody and everything that takes part. */
  readonly participants: readonly Participant[];
  /** Words for what it is for: the service that takes part, kinds of service, specialties, the kind of visit, in this order. */
  readonly serviceNames: readonly string[];
  readonly start: string | undefined;
  readonly end: string | undefined;
  readonly minutes: unknown;
}

export interface Participant {
  /** Undefined where nobody is named yet. */
  readonly actor: Target | undefined;
  /** Whether this one agreed to come. */
  readonly status: string | undefined;
}

export interface ServiceRequest extends Identified {
  readonly resourceType: 'ServiceRequest';
  readonly status: string | undefined;
  readonly intent: string | undefined;
  readonly priority: string | undefined;
  readonly doNotPerform: boolean;
  readonly codeNames: readonly string[];
  readonly subject: Target;
  /** FHIR `dateTime`: a year, a month, a day or an instant. */
  readonly authoredOn: string | undefined;
}

export interface Task extends Identified {
  readonly resourceType: 'Task';
  readonly status: string | undefined;
  readonly businessStatus: string | undefined;
  readonly statusReason: string | undefined;
  readonly focus: Target;
  /** Undefined where it does not say for whom: then it is for whom its focus is. */
  readonly for: Target | undefined;
  /** FHIR `dateTime`. */
  readonly lastModified: string | undefined;
}

/** Of every resource: which copy it is, and whether it may be understood at all. */
export const COMMON_ELEMENTS = 'meta,implicitRules,modifierExtension';

/** `_elements` of each search, beside the common ones: what is read, and nothing else. */
export const CARE_ELEMENTS = {
  Appointment: 'status,serviceType,specialty,appointmentType,start,end,minutesDuration,participant',
  ServiceRequest: 'status,intent,priority,doNotPerform,code,subject,authoredOn',
  Task: 'status,businessStatus,statusReason,focus,for,lastModified',
} as const;

export function readAppointment(fields: Fields): Appointment {
  const parts = objects(fields.participant);
  const participants = parts.map(({ actor, status }) => ({ actor: actor === undefined ? undefined : readTarget(actor), status: text(status) }));
  const service = participants.find(({ actor }) => actor?.type === 'HealthcareService')?.actor?.display;
  return {
    resourceType: 'Appointment', ...readIdentified(fields, parts),
    status: text(fields.status),
    participants,
    serviceNames: [
      ...(service ? [service] : []),
      ...[...objects(fields.serviceType), ...objects(fields.specialty), fieldsOf(fields.appointmentType)].flatMap(readWords),
    ],
    start: text(fields.start), end: text(fields.end), minutes: fields.minutesDuration,
  };
}

export const readServiceRequest = (fields: Fields): ServiceRequest => ({
  resourceType: 'ServiceRequest', ...readIdentified(fields),
  status: text(fields.status), intent: text(fields.intent), priority: text(fields.priority),
  doNotPerform: readModifier(fields, 'doNotPerform'),
  codeNames: readWords(fieldsOf(fields.code)),
  subject: readTarget(fields.subject),
  authoredOn: text(fields.authoredOn),
});

export const readTask = (fields: Fields): Task => ({
  resourceType: 'Task', ...readIdentified(fields),
  status: text(fields.status),
  businessStatus: readWords(fieldsOf(fields.businessStatus))[0],
  statusReason: readWords(fieldsOf(fields.statusReason))[0],
  focus: readTarget(fields.focus),
  for: fields.for === undefined ? undefined : readTarget(fields.for),
  lastModified: text(fields.lastModified),
});
