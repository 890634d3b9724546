import type { DeliveryEvidence, OfficeCase, OfficeRegistration, OutgoingFile, OutgoingMessage } from '../src/core/letters/outgoing.js';
import type { Appointment } from '../src/core/residents/appointments.js';
import type { CareRequest } from '../src/core/residents/care-requests.js';
import type { Catalogue } from '../src/core/residents/catalogue.js';
import type { AreaPresence, IdentityCheck } from '../src/core/residents/checks.js';
import type { InsurancePart, Parts, StatedIdentity } from '../src/core/residents/parts.js';
import type { QueuePage, QueueQuestion } from '../src/core/residents/queues.js';
import type { ServiceSlot, SlotPeriod } from '../src/core/residents/slots.js';
import type { OrganisationStanding } from '../src/core/residents/standing.js';
import type { KrsNumber } from '../src/vocabulary/krs-number.js';
import type { LegalContext } from '../src/vocabulary/legal-context.js';
import type { PersonIdentifier } from '../src/vocabulary/person-identifier.js';
import type { SourceSystem } from '../src/vocabulary/source-system.js';

/** What travels with every question: who waits for it, and the id under which logs on both sides can be joined. */
export interface Ask {
  /** Aborts down to the socket when the caller leaves or the deadline passes. */
  readonly signal: AbortSignal;
  readonly correlationId: string;
}

/** A question about a person always names its legal ground; the source receives it too. */
export interface PersonAsk extends Ask {
  readonly legal: LegalContext;
}

/** Either something was heard, as of when; or not, why, and is asking again of use. Connectors never throw. */
export type Heard<T> =
  | { readonly heard: true; readonly value: T; readonly asOf: Date; readonly staleBecause?: string }
  | { readonly heard: false; readonly fault: SourceFault };

/**
 * What came of something that must not be done twice. `certain`: the source has done nothing, because it was not reached or
 * said no; it may be tried again when the fault is retryable. Otherwise nobody knows (a timeout, 5xx, 409 or a broken
 * connection after the question left), and a person has to look: it is never sent again by itself. Connectors never throw.
 */
export type Sent<T> =
  | { readonly sent: true; readonly value: T; readonly at: Date }
  | { readonly sent: false; readonly certain: boolean; readonly fault: SourceFault };

/** Why nothing was heard. Holds nothing of the upstream body and nothing of the person. */
export interface SourceFault {
  readonly source: SourceSystem;
  /** Operation of the source, for example `pup.status`: the coordinate that stands in errors and in `systems`. */
  readonly coordinate: string;
  readonly kind: SourceFaultKind;
  readonly retryable: boolean;
  /** When it may be asked again: a planned break ends (MAINTENANCE by the calendar), or its own Retry-After runs out. */
  readonly until?: Date;
  /** Where the kind does not say enough: what was looked into, as a Polish sentence, and as of when that is. */
  readonly because?: string;
  readonly asOf?: Date;
}

export const SOURCE_FAULT_KINDS = [
  'UNKNOWN_PERSON', // the source answered: it does not know this person
  'UNSUPPORTED_IDENTIFIER', // the source knows people by PESEL only, for example
  'UNREACHABLE', // no connection, or it broke
  'TIMEOUT',
  'CIRCUIT_OPEN', // it failed so often that it is left alone for a while
  'OVERLOADED', // too many questions are waiting for it already, or it answered 429
  'SERVER_ERROR', // 5xx
  'REFUSED', // 401, 403, or its own word for it
  'FAULT', // a fault in the source's own words (SOAP Fault, OperationOutcome, error object)
  'MALFORMED', // an answer that cannot be read, or that breaks off
  'WRONG_CONTENT_TYPE',
  'MAINTENANCE', // a planned break, a page for people where data was asked for, or 503 with Retry-After
] as const;
export type SourceFaultKind = (typeof SOURCE_FAULT_KINDS)[number];

/** How a source is doing, per operation: what the graph shows under `systems`. No personal data. */
export interface SourceHealth {
  readonly operations: readonly OperationHealth[];
  /** What the administrator has to do, as Polish sentences: a password that expires. */
  readonly attention?: readonly string[];
  /** When the planned break ends in which the source is not asked; missing: there is none now. */
  readonly maintenanceUntil?: Date;
  /** Under which limits it is asked now. Missing where nothing is sent: a folder. */
  readonly limits?: SourceLimits;
  readonly maintenance?: readonly MaintenanceWindow[];
}

/** Limits of one source that its administrator may set. Times in milliseconds. */
export interface SourceLimits {
  /** One attempt, from connect to last byte. */
  readonly attemptMilliseconds: number;
  /** Attempts of an idempotent operation, the first included. */
  readonly attempts: number;
  readonly concurrent: number;
  readonly waiting: number;
  readonly failuresToOpen: number;
  readonly openMilliseconds: number;
  /** Exchanges that the source sees in any one second, at most, retries included; whoever comes too early waits for a turn. Left out: as many as come. */
  readonly ratePerSecond?: number;
}

/** A break that a source has every week. Times are `HH:MM` by the clock in Poland. */
export interface MaintenanceWindow {
  /** Days on which it begins. */
  readonly days: readonly ('SUN' | 'MON' | 'TUE' | 'WED' | 'THU' | 'FRI' | 'SAT')[];
  readonly from: string;
  /** Not later than `from`: the next day. */
  readonly until: string;
}

export interface OperationHealth {
  /** For example `pup.status`. */
  readonly coordinate: string;
  readonly breaker: 'CLOSED' | 'OPEN' | 'HALF_OPEN';
  readonly lastHeardAt?: Date;
  readonly lastFault?: { readonly kind: SourceFaultKind; readonly at: Date };
  /** Exponentially weighted mean of answered calls, in milliseconds. */
  readonly latencyMilliseconds?: number;
  /** HTTP exchanges begun since start, each attempt counted; for a folder, exports begun to be read. */
  readonly calls: number;
  /** The source asked for quiet (Retry-After): until then nothing is sent to it. */
  readonly quietUntil?: Date;
  /** Records left out of the export in use because they cannot be true. Only where a source is taken in whole. */
  readonly refusedRecords?: number;
}

/** What a system says of one person; nothing, where it has no part in the picture. */
type PartOf<System extends SourceSystem> = System extends keyof Parts ? Parts[System] : never;

/**
 * A source system as the hub sees it. A capability that is missing is a method that is missing:
 * nobody asks which connector it is.
 */
export interface Connector<System extends SourceSystem = SourceSystem> {
  readonly system: System;
  /** Which wire, for `systems` in the graph: `soap-1.1`, `fhir-r4`, `hsds-3.0` … */
  readonly adapter: string;
  /** How many people one call may ask about; 1 where the source has no batch operation. */
  readonly batchMax: number;
  /** What the source knows of each person. Keyed by `identifierKey`, never by position; every key asked has an answer. */
  personParts?(people: readonly PersonIdentifier[], ask: PersonAsk): Promise<ReadonlyMap<string, Heard<PartOf<System>>>>;
  /** Whether this is how the source knows the person, field by field (CBB: WeryfikujDaneOsoby). It learns what is stated, and tells nothing else. */
  verify?(person: PersonIdentifier, stated: StatedIdentity, ask: PersonAsk): Promise<Heard<IdentityCheck>>;
  /** In which areas of benefits the person occurs (CBB: WeryfikujWystepowanieOsoby): every area, each once. */
  occurs?(person: PersonIdentifier, ask: PersonAsk): Promise<Heard<readonly AreaPresence[]>>;
  /** Services and their providers, and every record that was refused, with the reason. */
  catalogue?(ask: Ask): Promise<Heard<Catalogue>>;
  /** One page of the queues for a benefit (kolejki oczekujących, NFZ). A benefit nobody offers is an empty page, no fault. */
  queues?(question: QueueQuestion, ask: Ask): Promise<Heard<QueuePage>>;
  /** Health insurance of each person today (eWUŚ). Keyed by `identifierKey`; every key asked has an answer. */
  insurance?(people: readonly PersonIdentifier[], ask: PersonAsk): Promise<ReadonlyMap<string, Heard<InsurancePart>>>;
  /** What is booked for the person of each of the source's own records (`recordId` of its part). Keyed by record id; every id asked has an answer. */
  appointments?(records: readonly string[], ask: PersonAsk): Promise<ReadonlyMap<string, Heard<readonly Appointment[]>>>;
  /** What was ordered for them, or forbidden, with the attempts at it. Keyed like `appointments`. */
  careRequests?(records: readonly string[], ask: PersonAsk): Promise<ReadonlyMap<string, Heard<readonly CareRequest[]>>>;
  /** Slots of each service in the period, by start. Keyed by catalogue id; every id asked has an answer. */
  slots?(services: readonly string[], period: SlotPeriod, ask: Ask): Promise<ReadonlyMap<string, Heard<readonly ServiceSlot[]>>>;
  /** How an organisation stands in the National Court Register. Undefined value: it is not there, or has been struck off. */
  standing?(krs: KrsNumber, ask: Ask): Promise<Heard<OrganisationStanding | undefined>>;
  /** Letters by e-Doręczenia. */
  readonly post?: Post;
  /** The office's own system of cases (EZD). */
  readonly office?: CaseOffice;
  health(): SourceHealth;
  /** Closes sockets and timers; resolves when none is left. */
  close(): Promise<void>;
}

/** Public registered electronic delivery, from the centre's own address. */
export interface Post {
  /** Hands the message over. The operator takes it for now: its task ends with the message's id. */
  send(message: OutgoingMessage, ask: PersonAsk): Promise<Sent<{ readonly taskId: string }>>;
  /** FAILED: the task has ended without a message. Undefined value: it is pending. */
  messageOf(taskId: string, ask: PersonAsk): Promise<Heard<{ readonly messageId: string } | 'FAILED' | undefined>>;
  /** What has happened to the message so far, oldest first. */
  evidence(messageId: string, ask: PersonAsk): Promise<Heard<readonly DeliveryEvidence[]>>;
}

/** An office's system of cases, seen by a technical post of it. */
export interface CaseOffice {
  /** `sign`: znak sprawy; null until the office gives one. */
  fileCase(officeCase: OfficeCase, ask: PersonAsk): Promise<Sent<{ readonly caseId: string; readonly sign: string | null }>>;
  /** A case whose filing was left uncertain. Undefined value: none was found, which proves nothing where the office's search is slow. */
  findCase(reference: string, ask: Ask): Promise<Heard<{ readonly caseId: string; readonly sign: string | null } | undefined>>;
  addDocument(caseId: string, file: OutgoingFile, ask: PersonAsk): Promise<Sent<{ readonly documentId: string }>>;
  /** Letters registered in the window, oldest first. Ask with windows that overlap: the office writes late entries into the past. */
  registrations(window: { readonly from: Date; readonly until: Date }, ask: Ask): Promise<Heard<readonly OfficeRegistration[]>>;
}
