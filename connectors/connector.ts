import type { Catalogue } from '../src/core/residents/catalogue.js';
import type { InsurancePart, Parts } from '../src/core/residents/parts.js';
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

/** Why nothing was heard. Holds nothing of the upstream body and nothing of the person. */
export interface SourceFault {
  readonly source: SourceSystem;
  /** Operation of the source, for example `pup.status`: the coordinate that stands in errors and in `systems`. */
  readonly coordinate: string;
  readonly kind: SourceFaultKind;
  readonly retryable: boolean;
  /** When a planned break ends: MAINTENANCE by the calendar, so the source was not asked. */
  readonly until?: Date;
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
  /** Services and their providers, and every record that was refused, with the reason. */
  catalogue?(ask: Ask): Promise<Heard<Catalogue>>;
  /** One page of the queues for a benefit (kolejki oczekujących, NFZ). A benefit nobody offers is an empty page, no fault. */
  queues?(question: QueueQuestion, ask: Ask): Promise<Heard<QueuePage>>;
  /** Health insurance of each person today (eWUŚ). Keyed by `identifierKey`; every key asked has an answer. */
  insurance?(people: readonly PersonIdentifier[], ask: PersonAsk): Promise<ReadonlyMap<string, Heard<InsurancePart>>>;
  /** Slots of each service in the period, by start. Keyed by catalogue id; every id asked has an answer. */
  slots?(services: readonly string[], period: SlotPeriod, ask: Ask): Promise<ReadonlyMap<string, Heard<readonly ServiceSlot[]>>>;
  /** How an organisation stands in the National Court Register. Undefined value: it is not there, or has been struck off. */
  standing?(krs: KrsNumber, ask: Ask): Promise<Heard<OrganisationStanding | undefined>>;
  health(): SourceHealth;
  /** Closes sockets and timers; resolves when none is left. */
  close(): Promise<void>;
}
