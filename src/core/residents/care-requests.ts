import type { LocalDate } from '../../vocabulary/local-date.js';

/** UNKNOWN: the source itself does not know. UNREADABLE, here and below: it says something that the hub does not understand. */
export const CARE_REQUEST_STATES = ['DRAFT', 'ACTIVE', 'ON_HOLD', 'REVOKED', 'COMPLETED', 'UNKNOWN', 'UNREADABLE'] as const;
export const CARE_REQUEST_INTENTS = [
  'PROPOSAL', 'PLAN', 'DIRECTIVE', 'ORDER', 'ORIGINAL_ORDER', 'REFLEX_ORDER', 'FILLER_ORDER', 'INSTANCE_ORDER', 'OPTION', 'UNREADABLE',
] as const;
export const CARE_REQUEST_PRIORITIES = ['ROUTINE', 'URGENT', 'ASAP', 'STAT', 'UNREADABLE'] as const;
export const CARE_TASK_STATES = [
  'DRAFT', 'REQUESTED', 'RECEIVED', 'ACCEPTED', 'REJECTED', 'READY', 'CANCELLED', 'IN_PROGRESS', 'ON_HOLD', 'FAILED', 'COMPLETED', 'UNREADABLE',
] as const;

/** What a health provider was asked to do for a person (zlecenie), or must not do. Nothing of why: reasons and notes are not read. */
export interface CareRequest {
  /** `<system>:ServiceRequest/<id>`. */
  readonly id: string;
  readonly state: (typeof CARE_REQUEST_STATES)[number];
  /** Who stands behind it: an order is an order, a proposal binds nobody. */
  readonly intent: (typeof CARE_REQUEST_INTENTS)[number];
  readonly priority?: (typeof CARE_REQUEST_PRIORITIES)[number];
  /** Of `nameOfRequest`. */
  readonly name?: string;
  readonly authoredOn?: LocalDate;
  /** It says what must not be done. */
  readonly prohibited: boolean;
  /** Of `isOpen`. */
  readonly open: boolean;
  /** Attempts at it, newest first. They can contradict the request and each other: each is shown as its own source has it. */
  readonly tasks: readonly CareTask[];
}

/** One attempt of a provider at a request (zadanie). */
export interface CareTask {
  /** `<system>:Task/<id>`. */
  readonly id: string;
  readonly state: (typeof CARE_TASK_STATES)[number];
  /** Where it stands, and why it stands there, in the source's words. */
  readonly businessStatus?: string;
  readonly statusReason?: string;
  readonly lastModified?: Date;
}

/** Somebody is to do it. A prohibition never is open, in whatever state, and a proposal is not before somebody orders it. */
export const isOpen = ({ state, intent, prohibited }: Pick<CareRequest, 'state' | 'intent' | 'prohibited'>): boolean =>
  !prohibited && intent !== 'PROPOSAL' && (state === 'ACTIVE' || state === 'ON_HOLD');

/** Sources name the thing itself, "turning the patient in bed". Of a prohibition that would read as an order, so its name begins with the ban. */
export const nameOfRequest = (words: string | undefined, prohibited: boolean): string | undefined =>
  (prohibited ? `Nie wykonywać: ${words ?? 'źródło nie podało, czego'}` : words);

/** The newest first; what has no date comes last. */
export const byAuthoredOn = (a: CareRequest, b: CareRequest): number =>
  (b.authoredOn ?? '').localeCompare(a.authoredOn ?? '') || (a.id < b.id ? -1 : Number(a.id > b.id));

export const byLastModified = (a: CareTask, b: CareTask): number =>
  (b.lastModified?.getTime() ?? 0) - (a.lastModified?.getTime() ?? 0) || (a.id < b.id ? -1 : Number(a.id > b.id));
