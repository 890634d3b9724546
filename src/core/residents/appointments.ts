/** UNREADABLE: the source says something that the hub does not understand; the appointment is shown all the same. */
export const APPOINTMENT_STATES = [
  'PROPOSED', 'PENDING', 'WAITLISTED', 'BOOKED', 'CHECKED_IN', 'ARRIVED', 'FULFILLED', 'CANCELLED', 'NO_SHOW', 'UNREADABLE',
] as const;

/** A visit (wizyta) of a person at a health provider, and nothing of why: reasons, notes and descriptions are not read. */
export interface Appointment {
  /** `<system>:Appointment/<id>`. */
  readonly id: string;
  readonly state: (typeof APPOINTMENT_STATES)[number];
  /** What it is for, in the source's words: the service, else its kind. */
  readonly service?: string;
  /** Missing for one that has no time yet. */
  readonly start?: Date;
  readonly end?: Date;
  /** As the source says, else from start to end. */
  readonly minutes?: number;
}

/** By start; what has no time yet comes last. */
export const byStart = (a: Appointment, b: Appointment): number =>
  (a.start?.getTime() ?? Infinity) - (b.start?.getTime() ?? Infinity) || (a.id < b.id ? -1 : Number(a.id > b.id));
